import type { Choice } from './view.ts';

/** Buttons that most steps offer. */
export const CANCEL: Choice = {
  label: 'common.cancel',
  act: { do: 'say', text: { t: 'common.cancel' } },
};
export const BACK: Choice = {
  label: 'common.back',
  act: { do: 'say', text: { t: 'common.back' } },
};
export const MENU: Choice = { label: 'common.menu', act: { do: 'verb', verb: 'menu' } };

/** A button that answers the step which shows it. */
export const stepChoice = (label: string, value: string, params?: Choice['params']): Choice => ({
  label,
  act: { do: 'step', value },
  ...(params && { params }),
});

/** A button that stands by itself. */
export const verbChoice = (label: string, verb: string, ref = ''): Choice => ({
  label,
  act: { do: 'verb', verb, ref },
});

/** Verb that puts a question before a person. */
export const ASK_PERSON_VERB = 'handover.begin';
export const ASK_PERSON = verbChoice('conversation.ask_person', ASK_PERSON_VERB);
