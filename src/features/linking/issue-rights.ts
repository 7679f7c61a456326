import type { Actor } from '../../domain/roles/actor.ts';
import { may, PERMISSIONS, rolesOver } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** Whose codes somebody may issue in a group. */
export interface IssueRights {
  /** Of members without a post. */
  ordinary: boolean;
  /** Of the committee: whoever keeps the books must not be able to become the auditor. */
  committee: boolean;
}

export function issueRights(actor: Actor, group: Group): IssueRights {
  const isChair = rolesOver(actor, group).has('chair');
  return {
    ordinary: may(actor, 'member.issue-code', group),
    committee: isChair || may(actor, 'group.issue-code', group),
  };
}

const OFFICES: readonly string[] = PERMISSIONS['group.issue-code'];

/** Whether somebody issues codes to the committees of an area. */
export const issuesToCommittees = ({ offices }: Actor): boolean =>
  offices.some(({ office }) => OFFICES.includes(office));
