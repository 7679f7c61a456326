import { CANCEL, stepChoice } from '../../conversation/choices.ts';
import { SUMMARY } from '../../conversation/flow/form.ts';
import type { Move, Step } from '../../conversation/flow/flow.ts';
import { chose } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import { worthOf } from '../../domain/cash/pieces.ts';
import { unusualCount, type UnusualCount } from '../../domain/cash/unusual-count.ts';
import { piecesOf, type CountData } from './count-data.ts';

interface Doubt {
  unusual: UnusualCount;
  counted: bigint;
  register: bigint;
}

/** A count that nobody should be asked to confirm before it was looked at again. */
export async function doubtOf(ctx: TurnContext, data: CountData): Promise<Doubt | undefined> {
  const counted = worthOf(piecesOf(data));
  const register = await ctx.stores.ledger.total(data.groupId ?? '', 'cash');
  const unusual = unusualCount(counted, register);
  return unusual && { unusual, counted, register };
}

/** Asked in large words, the safe answer first: only the button for it sends such a count on. */
export const sureStep = (
  send: (ctx: TurnContext, data: CountData) => Promise<Move<CountData>>,
): Step<CountData> => ({
  async ask(ctx, data) {
    const doubt = await doubtOf(ctx, data);
    return [doubt ? askSure(doubt) : { kind: 'text', key: 'closing.count.sure.hint' }];
  },
  async accept(ctx, data, input) {
    if (chose(input, 'sure')) return send(ctx, data);
    if (chose(input, 'change')) return { kind: 'to', step: 'change', data };
    if (chose(input, 'see')) return { kind: 'to', step: SUMMARY, data };
    return { kind: 'retry', say: [{ kind: 'text', key: 'closing.count.sure.hint' }] };
  },
});

function askSure({ counted, register, unusual }: Doubt): View {
  const title: Value = {
    t: `closing.count.sure.${unusual.kind.replaceAll('-', '_')}`,
    params: unusual.kind === 'times' ? { times: Number(unusual.times) } : {},
  };
  const params = {
    counted: { money: counted },
    words: { moneyWords: counted },
    register: { money: register },
  };
  return {
    kind: 'card',
    template: 'notice',
    data: {
      title,
      detail: { t: 'closing.count.sure.detail', params },
      first: stepChoice('closing.count.sure.miscounted', 'change'),
      second: CANCEL,
      third: { ...stepChoice('closing.count.sure.yes', 'sure'), tapOnly: true },
    },
    alt: { t: 'closing.count.sure.alt', params: { title, ...params } },
    choices: [stepChoice('closing.count.sure.see', 'see')],
  };
}
