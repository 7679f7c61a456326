import { BACK, CANCEL, stepChoice } from '../../conversation/choices.ts';
import type { Fields } from '../../conversation/flow/form.ts';
import { fieldOfficersOf } from './open-districts.ts';
import type { OpenGroupData } from './open-group-data.ts';
import { readListed } from './read-answers.ts';

/** Officers offered by button; a district has a handful. */
const OFFICERS_MAX = 10;

/** Which พัฒนากร looks after a group that a district officer opens. */
export const officerField: Fields<OpenGroupData> = {
  officer: {
    hint: 'groups.open.officer_hint',
    missing: (data) => data.officer === null,
    async ask(ctx, data) {
      const officers = (await fieldOfficersOf(ctx, data.district ?? '')).slice(0, OFFICERS_MAX);
      return {
        kind: 'card',
        template: 'list',
        data: {
          title: { t: 'groups.open.ask_officer' },
          rows: officers.map(({ officeId, name }, index) => ({
            title: { t: 'groups.numbered', params: { number: index + 1, label: name } },
            choice: stepChoice('common.choose', officeId),
          })),
        },
        alt: { t: 'groups.open.ask_officer' },
        choices: [BACK, CANCEL],
      };
    },
    async take(ctx, data, input) {
      const officers = await fieldOfficersOf(ctx, data.district ?? '');
      const ids = officers.slice(0, OFFICERS_MAX).map(({ officeId }) => officeId);
      const officer = readListed(input, ids);
      return officer === undefined
        ? { kind: 'unreadable' }
        : { kind: 'taken', data: { ...data, officer } };
    },
  },
};
