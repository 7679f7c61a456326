import { HOUR_MS } from '../../domain/durations.ts';
import type { LedgerCommand } from '../../domain/ledger/ledger-command.ts';
import type { Dispute, ReceiptAnswer } from '../../ports/stores/receipts-store.ts';
import type { MemberPlan } from '../members/member-plan.ts';
import type { Random } from '../random.ts';

export interface AnswerScene {
  readonly groupId: string;
  readonly plans: readonly MemberPlan[];
  readonly random: Random;
  /** Person whose last receipt is disputed and open. */
  readonly disputedBy: string | undefined;
  /** Person who settles disputes. */
  readonly settler: string;
}

const ANSWERED_SHARE = 0.5;
/** A dispute of long ago, the n-th last deposit of the first member who has that many. */
const SETTLED_BACK = 6;

interface Receipt {
  readonly seq: number;
  readonly at: number;
}

/** What linked members said to their receipts, with one open and one settled dispute. */
export function answersTo(
  scene: AnswerScene,
  commands: readonly LedgerCommand[],
): { answers: ReceiptAnswer[]; disputes: Dispute[] } {
  const receipts = receiptsByMember(commands);
  const answers: ReceiptAnswer[] = [];
  const disputes: Dispute[] = [];
  for (const { member } of scene.plans) {
    const { memberId, personId } = member;
    const last = receipts.get(memberId)?.at(-1);
    if (personId === null || last === undefined) continue;
    const isDisputed = personId === scene.disputedBy;
    if (!isDisputed && !scene.random.fork(member.memberNo).chance(ANSWERED_SHARE)) continue;
    const { groupId } = scene;
    const at = last.at + HOUR_MS / 2;
    const said = { groupId, seq: last.seq, memberId, personId, at };
    answers.push({ ...said, answer: isDisputed ? 'wrong' : 'right' });
    if (isDisputed) disputes.push(openDispute(scene, said));
    const old = receipts.get(memberId)?.at(-SETTLED_BACK);
    if (disputes.length !== 1 || isDisputed || old === undefined) continue;
    const before = { ...said, seq: old.seq, at: old.at + HOUR_MS / 2 };
    answers.push({ ...before, answer: 'wrong' });
    disputes.push(settled(openDispute(scene, before), scene.settler));
  }
  return { answers, disputes };
}

function receiptsByMember(commands: readonly LedgerCommand[]): Map<string, Receipt[]> {
  const receipts = new Map<string, Receipt[]>();
  commands.forEach((command, index) => {
    if (command.kind !== 'deposit') return;
    const list = receipts.get(command.memberId) ?? [];
    list.push({ seq: index + 1, at: command.at });
    receipts.set(command.memberId, list);
  });
  return receipts;
}

function openDispute(
  { random }: AnswerScene,
  { at, groupId, memberId, personId, seq }: Omit<ReceiptAnswer, 'answer'>,
): Dispute {
  return {
    disputeId: random.fork(`dispute/${seq}`).id(),
    groupId,
    seq,
    memberId,
    openedBy: personId,
    openedAt: at,
    state: 'open',
    settledBy: null,
    settledAt: null,
    outcome: null,
    entrySeq: null,
  };
}

function settled(dispute: Dispute, settledBy: string): Dispute {
  const settledAt = dispute.openedAt + 20 * HOUR_MS;
  return { ...dispute, state: 'settled', settledBy, settledAt, outcome: 'entry-right' };
}
