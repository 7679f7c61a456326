/** Everything a message can mean. The table with examples: docs/adr/0005-interpreter.md. */
export const INTENTS = [
  'balance',
  'history',
  'arrears',
  'receipt',
  'deposit',
  'run-sheet',
  'withdraw',
  'correct',
  'dispute',
  'complaint',
  'loan',
  'dividend',
  'welfare',
  'pledge-change',
  'deposit-day',
  'group-summary',
  'reconcile',
  'campaign',
  'campaign-status',
  'report',
  'join',
  'resign',
  'link',
  'unlink',
  'privacy',
  'stop-messages',
  'start-messages',
  'language',
  'human',
  'help',
  'menu',
  'cancel',
  'back',
  'yes',
  'no',
  'greeting',
  'thanks',
  'unknown',
] as const;

export type Intent = (typeof INTENTS)[number];

/** What the words of one message mean; never what the sender may do. */
export interface Reading {
  intent: Intent;
  /** Exactly one amount was read for certain, in satang. */
  amountSatang?: bigint;
  /** Something was meant as an amount but is outside the grammar or ambiguous. */
  amountRefused?: true;
  /** Named months, `YYYY-MM` (CE), ascending. */
  months?: string[];
  /** Only a number of months was named. */
  monthCount?: number;
  /** Digits as typed, in ASCII. */
  memberNo?: string;
  /** `fuzzy`: a money intent must be confirmed before anything else. */
  certainty: 'exact' | 'fuzzy';
}

/** One way to read a message, and how sure it is, 0 to 1. */
export interface Weighed {
  intent: Intent;
  weight: number;
}

export type AmountReading =
  { kind: 'amount'; satang: bigint } | { kind: 'refused' } | { kind: 'none' };

export interface Interpreter {
  /** @param context.today `YYYY-MM-DD` in Asia/Bangkok */
  read(text: string, context: { today: string }): Reading;
  /**
   * Whether the words are a command and nothing else (`ขอยกเลิกค่ะ`), for where any words are an
   * answer: news that a meeting is cancelled (`ยกเลิกประชุม`) is none.
   */
  isCommand(text: string): boolean;
  /**
   * Ways to read a message, the surest first; the difference of the first two is the margin. What is
   * certain stands alone, and what tells nothing at all has none.
   */
  weigh(text: string): readonly Weighed[];
  /** What the words look like, for counting what was not understood; no personal text. */
  shape(text: string): string;
  /** In a step that expects an amount: a bare number is one. */
  amount(text: string): AmountReading;
  /** Named months only, `YYYY-MM`; nearest to today when no year is said. */
  months(text: string, context: { today: string }): string[] | undefined;
  /** A small whole number (0–999) in digits, Thai digits or words, a classifier allowed. */
  count(text: string): number | undefined;
}

const KNOWN: ReadonlySet<string> = new Set(INTENTS);

export function isIntent(text: string): text is Intent {
  return KNOWN.has(text);
}
