import { MENU } from '../choices.ts';
import { choicesIn } from '../flow/typed-choice.ts';
import type { View } from '../view.ts';
import { gatherChoices } from './gather-choices.ts';

/** The messages of one answer with their choices under the last one; where there are none, the menu. */
export function leadOn(views: readonly View[]): readonly View[] {
  const gathered = gatherChoices(views);
  const last = gathered.at(-1);
  if (!last || choicesIn([last]).length > 0) return gathered;
  return [...gathered.slice(0, -1), { ...last, choices: [MENU] }];
}
