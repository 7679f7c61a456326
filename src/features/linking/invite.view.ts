import { CANCEL, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import type { IssuedCode } from './issue-code.ts';
import { codeCard } from './issue-code.view.ts';
import type { InviteDraft } from './invite-data.ts';
import { numberedCard } from './invite-fields.ts';
import { areaValue } from './link.view.ts';

export const inviteSummary = ({ office, area, name, days }: InviteDraft): View => ({
  kind: 'card',
  template: 'confirm',
  data: {
    title: { t: 'linking.invite.summary' },
    detail: name,
    rows: [
      { label: { t: 'linking.row.office' }, value: { t: `roles.${office}` } },
      { label: { t: 'linking.row.area' }, value: areaValue(area) },
      {
        label: { t: 'linking.row.validity' },
        value:
          days === 0
            ? { t: 'linking.issue.screen' }
            : { t: 'linking.issue.paper', params: { count: days } },
      },
    ],
    confirm: stepChoice('linking.invite.confirm', 'confirm'),
    change: stepChoice('common.change', 'change'),
    cancel: CANCEL,
  },
  alt: {
    t: 'linking.invite.summary_alt',
    params: { name, office: { t: `roles.${office}` }, area: areaValue(area) },
  },
  choices: [CANCEL],
});

export const inviteChange = (fields: readonly string[]): View =>
  numberedCard(
    'linking.invite.ask_change',
    fields.map((field) => [field, { t: `linking.row.${FIELD_ROW[field] ?? field}` }]),
  );

const FIELD_ROW: Readonly<Record<string, string>> = { days: 'validity' };

export const inviteCode = ({ office, area, name }: InviteDraft, issued: IssuedCode): View =>
  codeCard(
    {
      whose: name,
      detail: {
        t: 'linking.invite.whose',
        params: { office: { t: `roles.${office}` }, area: areaValue(area) },
      },
      next: verbChoice('linking.invite.next', 'linking.invite'),
    },
    issued,
  );
