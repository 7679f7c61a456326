import type { LocalDate } from '../../domain/bangkok-time.ts';
import { isSameName } from '../../domain/names/is-same-name.ts';
import type { Office } from '../../domain/roles/roles.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import {
  issueCode,
  type CodeDeps,
  type IssuedCode,
} from '../../conversation/link-codes/issue-code.ts';

export interface Invitation {
  office: Office;
  area: string;
  name: string;
  /** 0: a code for the screen; 1–7 days on paper. */
  days: number;
  /** Person id, or `operator`. */
  by: string;
  /** Their LINE account has changed: the office that is linked ends, its groups go to the new one. */
  replace?: boolean;
}

export type InviteResult =
  | { kind: 'invited'; officeId: string; issued: IssuedCode; replaced: OfficeRecord | undefined }
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
  const { office, area, name, days, by, replace = false } = invitation;
  const known = (await deps.stores.offices.inArea(office, area)).filter((one) =>
    isSameName(one.name, name),
  );
  const linked = known.find(({ personId }) => personId !== null);
  if (linked && !replace) return { kind: 'linked-already' };
  const waiting = known.find(({ personId }) => personId === null);
  const officeId = waiting?.officeId ?? deps.ids.id();
  if (!waiting) {
    const record = { officeId, office, area, name, personId: null, since: today, until: null };
    await deps.stores.offices.add(record);
  }
  if (linked) await handOver(deps.stores, linked.officeId, officeId, today);
  const issued = await issueCode(deps, { kind: 'office', officeId }, { days, by });
  await deps.stores.audit.add({
    auditId: deps.ids.id(),
    at: deps.now,
    actor: by,
    verb: 'office.invite',
    groupId: null,
    ref: linked ? `${linked.officeId}>${officeId}` : officeId,
    outcome: 'done',
    reason: '',
  });
  return { kind: 'invited', officeId, issued, replaced: linked };
}

/** Ends an office; whoever holds the next one looks after its groups. */
async function handOver(stores: Writers, from: string, to: string, day: LocalDate): Promise<void> {
  for (const { groupId } of await stores.groups.ofFieldOffice(from)) {
    await stores.groups.change(groupId, { fieldOfficeId: to });
  }
  await stores.offices.end(from, day);
}
