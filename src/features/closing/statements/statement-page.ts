import type { Value } from '../../../conversation/view.ts';
import type { EntryLine } from '../../../domain/statements/period.ts';
import type { CashBook } from '../../../domain/statements/cash-book.ts';
import type { MemberAccount } from '../../../domain/statements/member-account.ts';
import type { MonthReceipts } from '../../../domain/statements/month-receipts.ts';

export interface PageLine {
  title: Value;
  detail: Value;
  /** Whose name goes into it, if anybody's. */
  memberId: string | null;
}

/** A statement as lines, with what goes above and below them. */
export interface StatementPage {
  above: Value;
  lines: readonly PageLine[];
  below: Value;
}

/** Names by member id, for the lines that are shown. */
export type Names = (memberId: string | null) => Value | undefined;

const money = (satang: bigint): Value => ({ money: satang });

const what = (line: EntryLine): Value => {
  const kind = { t: `savings.kind.${line.kind}` };
  return line.late === null
    ? kind
    : { t: 'closing.statement.late', params: { kind, month: { month: line.late } } };
};

const lineBase = (line: EntryLine) => ({
  day: { date: line.day },
  kind: what(line),
  number: line.receiptNo ?? { t: 'closing.statement.entry', params: { seq: String(line.seq) } },
});

export function cashPage(book: CashBook): StatementPage {
  return {
    above: { t: 'closing.statement.cash_above', params: { opening: money(book.opening) } },
    lines: book.lines.map((line) => ({
      memberId: line.memberId,
      title: {
        t: line.received > 0n ? 'closing.statement.in' : 'closing.statement.out',
        params: { amount: money(line.received || line.paid), kind: what(line) },
      },
      detail: {
        t: 'closing.statement.cash_line',
        params: { ...lineBase(line), balance: money(line.balance) },
      },
    })),
    below: {
      t: 'closing.statement.cash_below',
      params: {
        received: money(book.received),
        paid: money(book.paid),
        closing: money(book.closing),
      },
    },
  };
}

export function receiptsPage({ cash, lines, transfer }: MonthReceipts): StatementPage {
  return {
    above: { t: 'closing.statement.receipts_above', params: { count: lines.length } },
    lines: lines.map((line) => ({
      memberId: line.memberId,
      title: {
        t: line.amount < 0n ? 'closing.statement.receipt_out' : 'closing.statement.receipt_in',
        params: {
          number: line.receiptNo,
          amount: money(line.amount < 0n ? -line.amount : line.amount),
        },
      },
      detail: {
        t:
          line.takenBackBy === null
            ? 'closing.statement.receipt_line'
            : 'closing.statement.receipt_void',
        params: {
          ...lineBase(line),
          channel: { t: `savings.channel.${line.channel}` },
          ...(line.takenBackBy !== null && { by: line.takenBackBy }),
        },
      },
    })),
    below: {
      t: 'closing.statement.receipts_below',
      params: { cash: money(cash), transfer: money(transfer), total: money(cash + transfer) },
    },
  };
}

export function accountPage({ closing, lines, opening }: MemberAccount): StatementPage {
  const both = ({ pledge, special }: MemberAccount['opening']): Value => ({
    t: special === 0n ? 'closing.statement.pledge' : 'closing.statement.both',
    params: { pledge: money(pledge), ...(special !== 0n && { special: money(special) }) },
  });
  return {
    above: { t: 'closing.statement.account_above', params: { opening: both(opening) } },
    lines: lines.map((line) => {
      const change = line.change.pledge + line.change.special;
      return {
        memberId: null,
        title: {
          t: change < 0n ? 'closing.statement.out' : 'closing.statement.in',
          params: { amount: money(change < 0n ? -change : change), kind: what(line) },
        },
        detail: {
          t:
            line.months.length > 0
              ? 'closing.statement.account_line_months'
              : 'closing.statement.account_line',
          params: {
            ...lineBase(line),
            after: both(line.after),
            ...(line.months.length > 0 && { months: { months: line.months } }),
          },
        },
      };
    }),
    below: { t: 'closing.statement.account_below', params: { closing: both(closing) } },
  };
}
