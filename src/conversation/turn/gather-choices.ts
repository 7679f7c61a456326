import type { Choice, View } from '../view.ts';

/** LINE shows at most 13 quick replies. */
const CHOICES_MAX = 13;

/**
 * Only the last message of an answer shows its choices, so those of the earlier ones join it there:
 * its own first, each only once. Answers to a step stay under its own question, which is the last
 * one; what passes the platform's limit is left out.
 */
export function gatherChoices(views: readonly View[]): readonly View[] {
  const last = views.at(-1);
  const earlier = views.slice(0, -1);
  const joining = earlier.flatMap(({ choices }) => (choices ?? []).filter(standsAlone));
  if (!last || joining.length === 0) return views;
  const chosen = new Map<string, Choice>();
  for (const choice of [...(last.choices ?? []), ...joining]) {
    const key = JSON.stringify([choice.act, choice.label, choice.params], plainBigint);
    if (!chosen.has(key)) chosen.set(key, choice);
  }
  return [...earlier, { ...last, choices: [...chosen.values()].slice(0, CHOICES_MAX) }];
}

const standsAlone = ({ act }: Choice): boolean =>
  !['step', 'pick-date', 'pick-datetime'].includes(act.do);

const plainBigint = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
