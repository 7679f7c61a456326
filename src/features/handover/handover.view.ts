import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Choice, Formatted, View } from '../../conversation/view.ts';
import type { Handover } from '../../ports/stores/handovers-store.ts';
import type { Answerer } from './find-answerers.ts';

export const endChoice = (handoverId: string): Choice =>
  verbChoice('handover.end.button', 'handover.end', handoverId);

const askMore: Choice = verbChoice('handover.more', 'handover.begin');
const answerChoice = (handoverId: string): Choice =>
  verbChoice('handover.answer.button', 'handover.answer', handoverId);

/** Post and name: who is asked or answers is always seen. */
export const nameOf = ({ post, name }: Pick<Answerer, 'post' | 'name'>): Formatted => ({
  t: 'handover.person',
  params: { post: { t: `roles.${post}` }, name },
});

export const namesOf = (people: readonly Answerer[]): Formatted => ({ list: people.map(nameOf) });

export const said = (key: string, choices: readonly Choice[] = [MENU]): View => ({
  kind: 'text',
  key,
  choices,
});

/** A question as it comes to whoever may answer it; only who took the talk can end it. */
export const questionView = (
  { handoverId, answererId }: Pick<Handover, 'handoverId' | 'answererId'>,
  asker: Formatted,
  text: string,
): View => ({
  kind: 'text',
  key: 'handover.question',
  params: { asker, text },
  choices: [answerChoice(handoverId), ...(answererId === null ? [MENU] : [endChoice(handoverId)])],
});

export const answerView = (handoverId: string, who: Answerer, text: string): View => ({
  kind: 'text',
  key: 'handover.answered',
  params: { who: nameOf(who), text },
  choices: [askMore, endChoice(handoverId), MENU],
});

export const sentView = (handoverId: string, people: readonly Answerer[]): View => ({
  kind: 'text',
  key: 'handover.sent',
  params: { people: namesOf(people) },
  choices: [endChoice(handoverId), MENU],
});
