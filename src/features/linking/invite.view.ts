import { BACK, CANCEL, stepChoice, verbChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import { codeCard } from '../../conversation/link-codes/code-card.view.ts';
import type { IssuedCode } from '../../conversation/link-codes/issue-code.ts';
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
  choices: [BACK],
});

/** The office is linked: ending that and giving a new code is for a LINE account that has changed. */
export const replaceCard = ({ office, area, name }: InviteDraft): View => ({
  kind: 'card',
  template: 'confirm',
  data: {
    title: { t: 'linking.invite.replace_title' },
    detail: { t: 'linking.invite.replace_detail' },
    rows: [
      { label: { t: 'linking.row.name' }, value: name },
      { label: { t: 'linking.row.office' }, value: { t: `roles.${office}` } },
      { label: { t: 'linking.row.area' }, value: areaValue(area) },
    ],
    confirm: stepChoice('linking.invite.replace_confirm', 'confirm'),
    change: stepChoice('linking.invite.keep', 'keep'),
  },
  alt: { t: 'linking.invite.replace_title' },
  choices: [CANCEL],
});

/** For whoever held the office on the old LINE account. */
export const replacedNotice = ({ office, area }: InviteDraft): View => ({
  kind: 'text',
  key: 'linking.told.replaced',
  params: { office: { t: `roles.${office}` }, area: areaValue(area) },
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
