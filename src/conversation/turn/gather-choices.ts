import { CHOICES_MAX } from '../../config/limits.ts';
import { choicesIn } from '../flow/typed-choice.ts';
import type { Choice, View } from '../view.ts';

/**
 * Only the last message of an answer shows its choices, so those of the earlier ones join it there:
 * its own first, each only once, and none that its card has too. Answers to a step stay under its own question, which is the last
 * one; what passes the platform's limit is left out.
 */
export function gatherChoices(views: readonly View[]): readonly View[] {
  const last = views.at(-1);
  const earlier = views.slice(0, -1);
  const joining = earlier.flatMap(({ choices }) => (choices ?? []).filter(standsAlone));
  if (!last || joining.length === 0) return views;
  const shown = new Set(choicesIn([{ ...last, choices: [] }]).map(keyOf));
  const chosen = new Map<string, Choice>((last.choices ?? []).map((own) => [keyOf(own), own]));
  for (const choice of joining) {
    const key = keyOf(choice);
    if (!shown.has(key) && !chosen.has(key)) chosen.set(key, choice);
  }
  return [...earlier, { ...last, choices: [...chosen.values()].slice(0, CHOICES_MAX) }];
}

const standsAlone = ({ act }: Choice): boolean =>
  !['step', 'pick-date', 'pick-datetime'].includes(act.do);

function keyOf({ act, label, params }: Choice): string {
  const does = act.do === 'verb' ? { ...act, ref: act.ref ?? '' } : act;
  return JSON.stringify([does, label, params], plainBigint);
}

const plainBigint = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
