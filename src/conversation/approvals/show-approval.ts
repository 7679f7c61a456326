import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { ApprovalKind } from './approval-kind.ts';
import type { ShownApproval } from './approval.view.ts';
import { nameParty } from './name-party.ts';

/** A request as its card shows it now; undefined when what it was about is gone. */
export async function showApproval(
  read: Readers,
  kind: ApprovalKind,
  approval: Approval,
): Promise<ShownApproval | undefined> {
  const group = await read.groups.byId(approval.groupId);
  const content = await kind.content(read, approval);
  if (!group || !content) return undefined;
  const { decidedBy, labels, ownMatter } = kind;
  const maker = content.maker ?? (await nameParty(read, approval.maker, group.groupId));
  return { approval, content, groupName: group.name, maker, labels, ownMatter, decidedBy };
}
