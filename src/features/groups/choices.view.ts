import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Choice, Params, Value, View } from '../../conversation/view.ts';

/** A card of buttons, one a line; where they are numbered the number may be typed instead. */
export function choicesCard(
  title: { t: string; params?: Params },
  choices: readonly Choice[],
  below: readonly Choice[] = [BACK, CANCEL],
): View {
  return {
    kind: 'card',
    template: 'choices',
    data: { title, rows: choices.map((choice) => ({ choice })) },
    alt: title,
    choices: below,
  };
}

export const numbered = (label: Value, index: number, value: string): Choice =>
  stepChoice('groups.numbered', value, { number: index + 1, label });

/** Areas as numbered buttons with their names. */
export const areaCard = (title: string, codes: readonly string[]): View =>
  choicesCard(
    { t: title },
    codes.map((code, index) => numbered({ area: code }, index, code)),
  );
