import { MENU } from '../../conversation/choices.ts';
import type { Move } from '../../conversation/flow/flow.ts';
import type { View } from '../../conversation/view.ts';

/** A sentence that leads on to the menu. */
export const said = (key: string): View => ({ kind: 'text', key, choices: [MENU] });

/** The dialogue ends without having done anything, and says why. */
export const over = (key: string): Extract<Move<never>, { kind: 'end' }> => ({
  kind: 'end',
  how: 'cancelled',
  say: [said(key)],
});
