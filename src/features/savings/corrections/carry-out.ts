import type { Carried } from '../../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { refuseByHead } from '../../../domain/ledger/prepare-entry.ts';
import type { Refused } from '../../../domain/ledger/refusal.ts';
import type { Approval } from '../../../ports/stores/approvals-store.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { CorrectionPayload } from './correct-data.ts';
import { bookedAt } from './correctable.ts';
import { correctionCommands, outcomesOf } from './correction-commands.ts';
import { whyRefused } from './refused.view.ts';
import { afterCorrection } from './after-correction.ts';

const impossible = (why: string): Carried => ({
  kind: 'impossible',
  why: { t: `savings.correction.why.${why}` },
});

/** Takes the wrong entry back and posts the right one, both or neither, and settles what was disputed. */
export async function carryOutCorrection(
  ctx: TurnContext,
  payload: CorrectionPayload,
  approval: Approval,
): Promise<Carried> {
  const { ledger, members } = ctx.stores;
  const { groupId } = approval;
  const { right, seq } = payload;
  const booked = await bookedAt(ctx.stores, groupId, seq);
  const head = await ledger.head(groupId);
  if (!booked || !head || booked.group.state !== 'active') return impossible('gone');
  const held = refuseByHead(head, ctx.now);
  if (held) return { kind: 'not-now', why: whyRefused(held) };
  if (right && (await members.byId(right.memberId))?.state !== 'active') {
    return impossible('member_left');
  }
  const posted = await post(ctx, payload, approval, booked.group);
  if (posted.kind === 'refused') return { kind: 'impossible', why: whyRefused(posted) };
  return afterCorrection(ctx, { booked, approval, ...posted });
}

type Posted = { kind: 'posted'; reversal: Entry; entry: Entry | null } | Refused;

async function post(
  ctx: TurnContext,
  payload: CorrectionPayload,
  { approvalId, groupId, maker }: Approval,
  group: Group,
): Promise<Posted> {
  const commands = correctionCommands(payload, group, {
    key: `approval:${approvalId}`,
    actor: maker.personId,
    approvers: [ctx.person.personId],
    at: ctx.now,
  });
  const posted = outcomesOf(await ctx.stores.ledger.postTogether(groupId, commands));
  if (posted.kind === 'refused') return posted;
  const [reversal, entry = null] = posted.entries;
  if (!reversal) throw new Error(`approval ${approvalId} posted nothing`);
  return { kind: 'posted', reversal, entry };
}
