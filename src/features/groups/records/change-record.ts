import { askApproval } from '../../../conversation/approvals/ask-approval.ts';
import { noteAudit } from '../../../conversation/note-audit.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { View } from '../../../conversation/view.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { RecordField } from './change-member-data.ts';
import { recordSaved } from './change-member.view.ts';
import { changeRecordApproval } from './change-record.approval.ts';
import { recordedValue } from './record-value.ts';

export type ChangedRecord =
  | { kind: 'saved' | 'asked'; say: readonly View[] }
  /** The right was taken away meanwhile, or the member has left. */
  | { kind: 'forbidden' }
  /** Another change of the same line waits for its second person. */
  | { kind: 'waiting' };

/** A phone is written at once; for name and pledge a second person is asked. */
export async function changeRecord(
  ctx: TurnContext,
  group: Group,
  memberId: string,
  { field, value }: { field: RecordField; value: string },
): Promise<ChangedRecord> {
  const { groupId } = group;
  const member = await ctx.stores.members.byId(memberId);
  const isRight = may(ctx.actor, 'member.change', group);
  if (!isRight || member?.groupId !== groupId || member.state !== 'active') {
    await noteAudit(ctx, { verb: 'member.change', groupId, ref: memberId, refused: 'forbidden' });
    return { kind: 'forbidden' };
  }
  if (field === 'phone') {
    await ctx.stores.members.change(memberId, { phone: value || null });
    await noteAudit(ctx, { verb: 'member.change.phone', groupId, ref: memberId });
    return { kind: 'saved', say: [recordSaved(member)] };
  }
  const asked = await askApproval(ctx, changeRecordApproval, {
    groupId,
    payload: { memberId, field, before: recordedValue(member, field), after: value },
    subject: `record/${memberId}/${field}`,
    concerns: [memberId],
  });
  return asked.kind === 'asked' ? { kind: 'asked', say: asked.say } : { kind: 'waiting' };
}
