import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { CardData, Choice, Value, View } from '../../conversation/view.ts';
import type { Complaint } from '../../ports/stores/complaints-store.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { UNANSWERED_DAYS } from './limits.ts';
import type { Receiver } from './levels.ts';

/** A complaint as an officer sees it; `from` only where the sender agreed to be named. */
export interface ShownComplaint {
  complaint: Complaint;
  group: Group;
  from: Value;
}

/** What reaches an officer: the words only on the card, not in what a locked phone shows. */
export function officersCard({ complaint, from, group }: ShownComplaint): View {
  const { complaintId, openedAt, state, text } = complaint;
  const answer = verbChoice('complaints.answer_it', 'complaints.answer', complaintId);
  const takeUp = verbChoice('complaints.take_up', 'complaints.take-up', complaintId);
  return {
    kind: 'card',
    template: 'notice',
    data: {
      title: { t: 'complaints.about', params: { group: group.name } },
      detail: text,
      from: { t: 'complaints.from', params: { from, at: { instant: openedAt } } },
      warning: { t: 'complaints.secret' },
      first: state === 'open' ? takeUp : answer,
      ...(state === 'open' && { second: answer }),
    },
    alt: { t: 'complaints.about_alt', params: { group: group.name } },
    choices: [verbChoice('complaints.inbox_button', 'complaints.inbox'), MENU],
  };
}

/** Whom it lies with, by office and name. */
export const withWhom = (level: Complaint['level'], receivers: readonly Receiver[]): Value =>
  receivers.length === 0
    ? { t: 'complaints.nobody_linked' }
    : {
        list: receivers.map(({ office }) => ({
          t: 'everyday.ask.person',
          params: { post: { t: `roles.${level}` }, name: office.name },
        })),
      };

/** For the sender: it has come here, and what comes if nobody answers. */
export const lies = (
  key: 'sent' | 'went_up' | 'still_waits',
  { complaint, group, who }: { complaint: Complaint; group: Group; who: Value },
): View => ({
  kind: 'text',
  key: `complaints.${key}`,
  params: { group: group.name, who, days: UNANSWERED_DAYS, since: { instant: complaint.openedAt } },
  choices: [MINE, MENU],
});

export const MINE: Choice = verbChoice('complaints.mine_button', 'complaints');
export const NEW: Choice = verbChoice('complaints.button', 'complaints.write');

export function stateOf(complaint: Complaint, who: Value): Value {
  const { answer, dueAt, state } = complaint;
  const params = {
    who,
    ...(answer !== null && { answer }),
    ...(dueAt !== null && { until: { instant: dueAt } }),
  };
  return { t: `complaints.state.${state}`, params };
}

/** A row of the sender's own list: the words are theirs. */
export function ownRow(complaint: Complaint, group: Group, who: Value): CardData {
  const { complaintId, level, state, text } = complaint;
  const isLive = state === 'open' || state === 'taken-up';
  const upward = state === 'answered' && level !== 'province-officer';
  return {
    title: { t: 'complaints.row', params: { group: group.name, text } },
    detail: stateOf(complaint, who),
    ...(isLive && {
      choice: verbChoice('complaints.withdraw', 'complaints.withdraw', complaintId),
    }),
    ...(upward && { choice: verbChoice('complaints.onward', 'complaints.onward', complaintId) }),
  };
}

export const said = (key: string, params: Record<string, Value> = {}): View => ({
  kind: 'text',
  key: `complaints.${key}`,
  params,
  choices: [MENU],
});
