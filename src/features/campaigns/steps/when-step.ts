import { stepChoice } from '../../../conversation/choices.ts';
import type { Move, Step } from '../../../conversation/flow/flow.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { addDays, dateAt, timeOfDayAt } from '../../../domain/bangkok-time.ts';
import type { Draft } from '../draft.ts';
import { SEND_WITHIN_MS } from '../limits.ts';
import { readPicked, readSendTime, type SendTime } from '../read-send-time.ts';
import { firstAllowed, isQuiet } from '../quiet-hours.ts';
import { ask, firstTime, hint, LEAVE, tell } from './answers.ts';
import { toReview } from './onward.ts';

const TOMORROW_AT = 'T09:00';

/** `YYYY-MM-DDTHH:mm` in Bangkok, as pickers write it. */
function pickerTime(at: number): string {
  const { hour, minute } = timeOfDayAt(at);
  return `${dateAt(at)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const tomorrow = (now: number): string => `${addDays(dateAt(now), 1)}${TOMORROW_AT}`;

/** When it is to be sent: a picker, or typed. */
export const whenStep: Step<Draft> = {
  async ask({ now }) {
    const initial = tomorrow(now);
    return [
      ask('when.ask', [
        {
          label: 'campaigns.when.pick',
          act: {
            do: 'pick-datetime',
            value: 'pick',
            initial,
            min: pickerTime(now),
            max: pickerTime(now + SEND_WITHIN_MS),
          },
        },
        stepChoice('campaigns.when.tomorrow', 'tomorrow'),
        isQuiet(now) ? firstTime(now) : stepChoice('campaigns.when.now', 'now'),
        ...LEAVE,
      ]),
    ];
  },
  async accept(ctx, data, input, run): Promise<Move<Draft>> {
    switch (input.kind) {
      case 'picked':
        return settle(ctx, data, readPicked(input.picked, ctx.now), run);
      case 'choice':
        return settle(ctx, data, fromButton(input.value, ctx.now), run);
      case 'text':
        return settle(ctx, data, readSendTime(input.text, ctx.now), run);
      default:
        return { kind: 'retry', say: [hint('when.hint', run)] };
    }
  },
};

/** An earlier "now" may be pressed when it has become night: it is then refused like a typed one. */
function fromButton(value: string, now: number): SendTime {
  if (value === 'now') return isQuiet(now) ? { kind: 'refused', reason: 'quiet' } : { kind: 'now' };
  if (value === 'first') return { kind: 'at', at: firstAllowed(now) };
  return readPicked(tomorrow(now), now);
}

async function settle(
  ctx: TurnContext,
  data: Draft,
  time: SendTime,
  run: { runId: string; attempt: number },
): Promise<Move<Draft>> {
  switch (time.kind) {
    case 'at':
      return toReview(ctx, { ...data, sendAt: time.at });
    case 'now':
      return toReview(ctx, { ...data, sendAt: null });
    case 'refused':
      return { kind: 'retry', say: [tell(`obstacle.${time.reason.replace('-', '_')}`)] };
    case 'not-understood':
      return { kind: 'retry', say: [hint('when.hint', run)] };
  }
}
