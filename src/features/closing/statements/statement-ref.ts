import type { Month } from '../../../domain/bangkok-time.ts';

export const STATEMENTS = ['trial', 'cash', 'receipts', 'account'] as const;
export type Statement = (typeof STATEMENTS)[number];

/** Which statement, of whom, of which month, up to which entry, and how it is shown. */
export interface StatementRef {
  what: Statement;
  how: 'card' | 'text';
  /** Group id; of an account the member's id. */
  of: string;
  /** Null: the current one. */
  month: Month | null;
  /** Null: all there are. */
  upTo: number | null;
  /** Lines to pass over. */
  from: number;
}

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const NUMBER = /^\d{1,9}$/;

export const writeRef = ({ from, how, month, of, upTo, what }: StatementRef): string =>
  [what, how, of, month ?? '', upTo ?? '', from].join('/');

/** Undefined for what is none; rights are asked of what it names. */
export function readRef(ref: string): StatementRef | undefined {
  const [said, how, of = '', month = '', upTo = '', from = '0'] = ref.split('/');
  const what = STATEMENTS.find((one) => one === said);
  if (what === undefined || (how !== 'card' && how !== 'text') || of === '') return undefined;
  if ((month !== '' && !MONTH.test(month)) || (upTo !== '' && !NUMBER.test(upTo))) return undefined;
  if (!NUMBER.test(from)) return undefined;
  return {
    what,
    how,
    of,
    month: month || null,
    upTo: upTo === '' ? null : Number(upTo),
    from: Number(from),
  };
}

export const refTo = (what: Statement, of: string, month: Month | null = null): StatementRef => ({
  what,
  how: 'card',
  of,
  month,
  upTo: null,
  from: 0,
});
