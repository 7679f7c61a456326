import { MENU } from '../choices.ts';
import type { View } from '../view.ts';

/** For whoever wanted something recorded just when the fault was met. */
export const booksBeingChecked = (): View => ({
  kind: 'text',
  key: 'conversation.books.being_checked',
});

export const frozenForCommittee = (group: string): View => ({
  kind: 'text',
  key: 'conversation.books.frozen',
  params: { group },
  choices: [MENU],
});

/** @param why names entry and field, as `npm run verify` does */
export const frozenForOperator = (group: string, why: string): View => ({
  kind: 'text',
  key: 'conversation.books.frozen_operator',
  params: { group, why },
});

export const booksOpenAgain = (group: string): View => ({
  kind: 'text',
  key: 'conversation.books.open_again',
  params: { group },
  choices: [MENU],
});
