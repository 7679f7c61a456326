import { CHOICES_MAX } from '../../config/limits.ts';
import type { Run } from '../../ports/stores/sessions-store.ts';
import { ASK_PERSON, BACK, CANCEL, verbChoice } from '../choices.ts';
import { buttonsUnder } from '../flow/run-flow.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Choice, Params, View } from '../view.ts';

/** Answers offered again; more than these, with the ways out, a phone does not show. */
const LIKELIEST_MAX = 4;
const GO_ON = verbChoice('conversation.go_on', 'resume');

/**
 * Help in the middle of a dialogue: where one is and what leads on from there, nothing else. A
 * question in words is said again; a card stands above, and going on shows it anew.
 */
export function helpWithin(
  { actor }: TurnContext,
  run: Run,
  title: Params[string],
  question: readonly View[],
): readonly View[] {
  const asked = question.at(-1);
  const ways = new Set([BACK.label, CANCEL.label]);
  // Nobody confirms what they do not see.
  const confirm = asked?.kind === 'card' ? asked.data['confirm'] : undefined;
  const answers = buttonsUnder(asked).filter((one) => one !== confirm && !ways.has(one.label));
  const isKnown = actor.memberships.length > 0 || actor.offices.length > 0;
  const choices: Choice[] = [
    ...(asked?.kind === 'text' ? [] : [GO_ON]),
    ...answers.slice(0, LIKELIEST_MAX),
    ...(run.trail.length > 0 ? [BACK] : []),
    CANCEL,
    ...(isKnown ? [ASK_PERSON] : []),
  ];
  const below = choices.slice(0, CHOICES_MAX);
  const help: View = { kind: 'text', key: 'conversation.help', params: { flow: title } };
  return asked?.kind === 'text'
    ? [help, { ...asked, choices: below }]
    : [{ ...help, choices: below }];
}
