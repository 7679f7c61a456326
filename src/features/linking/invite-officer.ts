import type { LocalDate } from '../../domain/bangkok-time.ts';
import { isSameName } from '../../domain/names/is-same-name.ts';
import type { Office } from '../../domain/roles/roles.ts';
import { issueCode, type CodeDeps, type IssuedCode } from './issue-code.ts';

export interface Invitation {
  office: Office;
  area: string;
  name: string;
  /** 0: a code for the screen; 1–7 days on paper. */
  days: number;
  /** Person id, or `operator`. */
  by: string;
}

export type InviteResult =
  | { kind: 'invited'; officeId: string; issued: IssuedCode }
  /** Somebody of this name holds this office here and is linked. */
  | { kind: 'linked-already' };

/**
 * Creates an office and a code that ties its holder's LINE account to it. Inviting the same person
 * to the same office again, before they linked, gives a new code and no second office.
 */
export async function inviteOfficer(
  deps: CodeDeps,
  invitation: Invitation,
  today: LocalDate,
): Promise<InviteResult> {
  const { office, area, name, days, by } = invitation;
  const known = (await deps.stores.offices.inArea(office, area)).filter((one) =>
    isSameName(one.name, name),
  );
  if (known.some(({ personId }) => personId !== null)) return { kind: 'linked-already' };
  const officeId = known[0]?.officeId ?? deps.ids.id();
  if (!known[0]) {
    const record = { officeId, office, area, name, personId: null, since: today, until: null };
    await deps.stores.offices.add(record);
  }
  const issued = await issueCode(deps, { kind: 'office', officeId }, { days, by });
  await deps.stores.audit.add({
    auditId: deps.ids.id(),
    at: deps.now,
    actor: by,
    verb: 'office.invite',
    groupId: null,
    ref: officeId,
    outcome: 'done',
    reason: '',
  });
  return { kind: 'invited', officeId, issued };
}
