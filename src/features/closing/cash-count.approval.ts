import {
  defineApproval,
  type ApprovalContent,
  type Carried,
} from '../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { monthOf } from '../../domain/bangkok-time.ts';
import { worthOf } from '../../domain/cash/pieces.ts';
import type { SuspenseCommand } from '../../domain/ledger/ledger-command.ts';
import type { LedgerHead } from '../../domain/ledger/ledger-head.ts';
import { satangFromText } from '../../domain/money.ts';
import { LostRaceError } from '../../ports/records/errors.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { countPayload, piecesOf, type CountPayload } from './count-data.ts';
import {
  countConfirmed,
  difference,
  differenceRows,
  differenceWarning,
  figureRows,
  pieceRows,
  type Figures,
} from './count.view.ts';

/** Name of the kind, and what it is over: a group has one count that waits. */
export const CASH_COUNT = 'cash-count';

export const figuresOf = (payload: CountPayload): Figures => ({
  counted: worthOf(piecesOf(payload)),
  receipts: payload.receipts,
  received: satangFromText(payload.received),
  register: satangFromText(payload.register),
  paidIn: satangFromText(payload.paidIn),
});

/** The second person has seen the money: the count stands, its difference goes to suspense. */
export const cashCountApproval = defineApproval({
  name: CASH_COUNT,
  verb: 'cash.confirm',
  payload: countPayload,
  async content(read, payload, { groupId }) {
    const content = contentOf(payload);
    const before = (await read.cashCounts.ofDay(groupId, payload.day)).find(({ stands }) => stands);
    if (!before || before.no === payload.no) return content;
    const params = { no: before.no, counted: { money: before.counted } };
    const note = { t: 'closing.count.instead_of', params };
    const warning = content.warning === undefined ? note : { lines: [note, content.warning] };
    return { ...content, warning };
  },
  carryOut: confirmCount,
});

function contentOf(payload: CountPayload): ApprovalContent {
  const figures = figuresOf(payload);
  const warning = differenceWarning(figures);
  const pieces = pieceRows(piecesOf(payload));
  return {
    title: { t: 'closing.count.approval_title' },
    detail: {
      t: 'closing.count.approval_detail',
      params: { day: { date: payload.day }, no: payload.no, seq: String(payload.seq) },
    },
    amount: { label: { t: 'closing.count.amount' }, satang: figures.counted },
    sections: [
      { rows: figureRows(figures) },
      { rows: differenceRows(figures) },
      ...(pieces.length > 0 ? [{ heading: { t: 'closing.count.pieces' }, rows: pieces }] : []),
    ],
    ...(warning !== undefined && { warning }),
    aloud: {
      t: 'closing.count.aloud',
      params: {
        day: { date: payload.day },
        counted: { money: figures.counted },
        difference: difference(figures),
      },
    },
  };
}

async function confirmCount(
  ctx: TurnContext,
  payload: CountPayload,
  approval: Approval,
): Promise<Carried> {
  const { cashCounts, ledger } = ctx.stores;
  const { groupId } = approval;
  const count = await cashCounts.byNo(groupId, payload.day, payload.no);
  const later = (await cashCounts.ofDay(groupId, payload.day)).some(
    ({ no, stands }) => stands && no > payload.no,
  );
  if (count?.approvalId !== approval.approvalId || count.confirmedBy !== null || later) {
    return { kind: 'impossible', why: { t: 'closing.count.why.gone' } };
  }
  const head = await ledger.head(groupId);
  if (head?.state !== 'open') return { kind: 'not-now', why: { t: 'closing.count.why.frozen' } };
  const figures = figuresOf(payload);
  const isEven = figures.counted === figures.register;
  // Whatever moved cash since may be what explains the difference.
  if (!isEven && (await hasCashMoved(ctx, groupId, payload.seq))) {
    return { kind: 'impossible', why: { t: 'closing.count.why.moved' } };
  }
  const suspenseSeq = isEven ? null : await toSuspense(ctx, { approval, figures, head, payload });
  const how = { by: ctx.person.personId, at: ctx.now, suspenseSeq };
  if (!(await cashCounts.confirm(count, how))) {
    // Its difference is not booked either: the turn begins again and finds the later count.
    throw new LostRaceError();
  }
  return {
    kind: 'done',
    say: [countConfirmed(figures, payload, 'checker')],
    tellMaker: [countConfirmed(figures, payload, 'maker')],
  };
}

async function hasCashMoved(ctx: TurnContext, groupId: string, seq: number): Promise<boolean> {
  for await (const { postings } of ctx.stores.ledger.entriesAfter(groupId, seq)) {
    if (postings.some(({ account }) => account === 'cash')) return true;
  }
  return false;
}

/** @returns number of the entry */
async function toSuspense(
  ctx: TurnContext,
  counted: { approval: Approval; payload: CountPayload; figures: Figures; head: LedgerHead },
): Promise<number> {
  const { approval, figures, head, payload } = counted;
  const { approvalId, groupId, maker } = approval;
  const found = figures.counted > figures.register ? 'over' : 'short';
  const isDayOpen = head.closedThrough === null || monthOf(payload.day) > head.closedThrough;
  const command: SuspenseCommand = {
    kind: 'suspense',
    groupId,
    idemKey: `approval:${approvalId}`,
    actor: maker.personId,
    approvers: [ctx.person.personId],
    at: ctx.now,
    memberId: null,
    found,
    place: 'cash',
    amount:
      found === 'over' ? figures.counted - figures.register : figures.register - figures.counted,
    ...(isDayOpen && payload.day < ctx.today && { effectiveDate: payload.day }),
  };
  const result = await ctx.stores.ledger.post(command);
  const outcome = result.kind === 'replayed' ? result.outcome : result;
  if (outcome.kind !== 'posted') throw new Error(`a difference was not posted: ${outcome.kind}`);
  return outcome.entry.seq;
}
