import type { LocalDate } from '../domain/bangkok-time.ts';
import type { LedgerCommand } from '../domain/ledger/ledger-command.ts';
import type { Group } from '../ports/stores/groups-store.ts';
import type { Member, PostHeld } from '../ports/stores/members-store.ts';
import type { OfficeRecord } from '../ports/stores/offices-store.ts';
import type { Person } from '../ports/stores/people-store.ts';
import type { Dispute, ReceiptAnswer } from '../ports/stores/receipts-store.ts';

export const DEMOS = ['small', 'province'] as const;
export type Demo = (typeof DEMOS)[number];

/** A whole demo but for the journals, which are drawn up group by group when they are asked for. */
export interface DemoData {
  /** Officers; everybody else comes with the first of their groups. */
  readonly people: readonly Person[];
  readonly offices: readonly OfficeRecord[];
  readonly groups: readonly DemoGroup[];
  /** Active members of all groups. */
  readonly memberCount: number;
}

export interface DemoGroup {
  readonly group: Group;
  readonly people: readonly Person[];
  readonly members: readonly Member[];
  readonly posts: readonly PostHeld[];
  /** When the group's books begin; null for a group that closed before. */
  readonly opening: { readonly openedOn: LocalDate; readonly at: number } | null;
  journal(): DemoJournal;
}

/** Commands in order of time, all of them to be recorded: the n-th becomes entry number n. */
export interface DemoJournal {
  readonly commands: readonly LedgerCommand[];
  readonly answers: readonly ReceiptAnswer[];
  readonly disputes: readonly Dispute[];
}
