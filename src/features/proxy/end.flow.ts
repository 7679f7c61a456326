import { z } from 'zod';
import { CANCEL, MENU, stepChoice, verbChoice } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf } from '../../conversation/flow/form.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { endProxy } from '../../conversation/proxies/end-proxies.ts';
import { chose, confirms, saidNo } from '../../conversation/said.ts';
import { endable, endableOf, ownEndable } from './endable.ts';
import { SHORT_WAIT } from './limits.ts';
import { endCard, readingRow } from './proxy.view.ts';

const endData = z.strictObject({ proxyId: z.string().nullable() });
type EndData = z.infer<typeof endData>;

const over = (key: string, how: 'done' | 'cancelled' = 'cancelled'): Move<EndData> => ({
  kind: 'end',
  how,
  say: [{ kind: 'text', key, choices: [verbChoice('proxy.button', 'proxy'), MENU] }],
});

const which: Step<EndData> = {
  async ask(ctx) {
    const rows = (await ownEndable(ctx)).map((one) => ({
      ...readingRow(one),
      choice: stepChoice('common.choose', one.proxy.proxyId),
    }));
    const title = { t: 'proxy.end.which' };
    return [
      { kind: 'card', template: 'list', data: { title, rows }, alt: title, choices: [CANCEL] },
    ];
  },
  async accept(ctx, _data, input, run) {
    const chosen = (await ownEndable(ctx)).find(({ proxy }) => chose(input, proxy.proxyId));
    if (chosen) return { kind: 'to', step: 'confirm', data: { proxyId: chosen.proxy.proxyId } };
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.end.hint', run);
  },
};

const confirm: Step<EndData> = {
  askOnce: true,
  async ask(ctx, { proxyId }) {
    const found = await endable(ctx, proxyId ?? '');
    return [found ? endCard(found) : { kind: 'text', key: 'proxy.end.no_longer' }];
  },
  async accept(ctx, { proxyId }, input, run) {
    if (chose(input, 'keep') || saidNo(input)) return over('proxy.end.kept');
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('proxy.end.yes_no', run);
    }
    const found = await endable(ctx, proxyId ?? '');
    if (!found) return over('proxy.end.no_longer');
    await endProxy(ctx, found.proxy, found.by);
    await ctx.refreshActor();
    return over(`proxy.end.done_${found.by}`, 'done');
  },
};

/** Either side ends it, with a word and a button; for a member without LINE the committee does. */
export const endFlow = defineFlow({
  name: 'proxy.end',
  version: 1,
  data: endData,
  params: z.strictObject({ proxyId: z.string().nullable(), number: z.string().nullable() }),
  wait: SHORT_WAIT,
  steps: { which, confirm },
  async begin(ctx, { number, proxyId }) {
    if (proxyId !== null || number !== null) {
      const found = await (number === null ? endable(ctx, proxyId ?? '') : endableOf(ctx, number));
      if (!found) return over('proxy.end.none');
      return { kind: 'to', step: 'confirm', data: { proxyId: found.proxy.proxyId } };
    }
    const [only, ...others] = await ownEndable(ctx);
    if (!only) return over('proxy.end.none');
    if (others.length > 0) return { kind: 'to', step: 'which', data: { proxyId: null } };
    return { kind: 'to', step: 'confirm', data: { proxyId: only.proxy.proxyId } };
  },
});
