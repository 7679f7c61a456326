import { ASK_PERSON_VERB } from '../../conversation/choices.ts';
import type { Feature } from '../../conversation/feature.ts';
import { answerPersonFlow } from './answer-person.flow.ts';
import { askPersonFlow } from './ask-person.flow.ts';
import { endHandover, endTyped } from './end-handover.ts';
import { handoversJob } from './handovers.job.ts';

/** A question that the bot cannot answer goes to a person, who answers in their own chat. */
export const handoverFeature: Feature = {
  name: 'handover',
  flows: [askPersonFlow, answerPersonFlow],
  anywhere: [endTyped],
  verbs: {
    [ASK_PERSON_VERB]: async () => ({ start: { flow: askPersonFlow.name, params: {} } }),
    'handover.answer': async (_ctx, handoverId) => ({
      start: { flow: answerPersonFlow.name, params: { handoverId } },
    }),
    'handover.end': endHandover,
  },
  jobs: [handoversJob],
};
