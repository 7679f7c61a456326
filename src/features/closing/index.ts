import { plain } from '../../conversation/flow/typed-choice.ts';
import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, Outcome, Shortcut } from '../../conversation/feature.ts';
import { holdsPostFor } from '../../conversation/holds-post.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Pieces } from '../../domain/cash/pieces.ts';
import { readPieces } from '../../domain/cash/read-pieces.ts';
import type { Month } from '../../domain/bangkok-time.ts';
import { cashCountApproval } from './cash-count.approval.ts';
import { closeMonthFlow } from './close-month.flow.ts';
import { countCashFlow } from './count-cash.flow.ts';
import { showDaySheet, showToday } from './day-sheet.ts';
import { monthCloseApproval } from './month-close.approval.ts';
import { showStatement } from './statements/show-statement.ts';
import { VERB } from './statements/statement.view.ts';
import { whoCloses, whoCounts } from './told-who.ts';
import {
  accountTyped,
  offerStatements,
  ownAccount,
  statementTyped,
} from './statements/typed-statements.ts';

const AFTER_DEPOSITS = 23;
const BOOKS = 36;
const AFTER_RECEIPT = 54;
/** The whole count in one line, after the command. */
const COUNTED = /^(?:นับเงิน(?:สด)?(?:ได้)?|count(?:ed)?(?: the)? cash)[:\s]+(.+)$/isu;

const CLOSE_MONTH =
  /^(?:ขอ)?ปิด(?:บัญชี|ยอด|งบ)?(?:ประจำ|สิ้น)?เดือน|^close (?:the )?(?:books of |month)/i;

const counts = holdsPostFor('cash.count');

const count = (groupId: string, pieces: Pieces = {}): Outcome => ({
  start: { flow: countCashFlow.name, params: { groupId: groupId || null, pieces: { ...pieces } } },
});

const sees = holdsPostFor('statement.totals');
/** Who holds a post finds it by its words; their menus are long. */
const isPlainMember = ({ actor }: TurnContext): boolean =>
  actor.memberships.length > 0 && actor.memberships.every(({ posts }) => posts.length === 0);
const closes = holdsPostFor('month.ask-close');
const close = (groupId: string, month: Month | null = null): Outcome => ({
  start: { flow: closeMonthFlow.name, params: { groupId: groupId || null, month } },
});

/** ปิดเดือน, with or without the month; of several, months close one after the other. */
const closeTyped: Shortcut = async (ctx, text) => {
  if (!CLOSE_MONTH.test(text.trim())) return undefined;
  if (!closes(ctx)) return ctx.actor.memberships.length > 0 ? whoCloses(ctx) : undefined;
  const months = ctx.interpreter.months(text, { today: ctx.today });
  return close('', months?.[0] ?? null);
};

/** เงินวันนี้: the button of the day's card, typed. */
const DAY_TYPED =
  /^(?:ขอ)?(?:ดู)?(?:เงิน|ยอดเงินสด|เงินสด)วันนี้$|^(?:the )?(?:cash )?today['’]?s? (?:cash|money)$/i;

/** What the menu of some posts calls it is understood of all who may look at the books. */
const booksTyped: Shortcut = async (ctx, text) => {
  const names = ['button', 'books_button'].map((key) => ctx.words(`closing.statement.${key}`));
  return sees(ctx) && names.some((name) => plain(name) === plain(text))
    ? offerStatements(ctx)
    : undefined;
};

const dayTyped: Shortcut = async (ctx, text) =>
  DAY_TYPED.test(text.trim()) ? showToday(ctx) : undefined;

const countedLine: Shortcut = async (ctx, text) => {
  const line = counts(ctx) ? COUNTED.exec(text.trim())?.[1] : undefined;
  const read = line === undefined ? undefined : readPieces(line);
  return read?.kind === 'pieces' ? count('', read.pieces) : undefined;
};

/** Whoever does not count sees the day's figures, and who does; a member only the latter. */
async function cashOfOthers(ctx: TurnContext): Promise<Outcome> {
  if (ctx.actor.memberships.length === 0) return count('');
  const today = await showToday(ctx);
  return { say: [...(today?.say ?? []), await whoCounts(ctx)] };
}

/** The end of a deposit day and of a month: the cash is counted, the books are closed. */
export const closingFeature: Feature = {
  name: 'closing',
  flows: [countCashFlow, closeMonthFlow],
  approvals: [cashCountApproval, monthCloseApproval],
  intents: {
    reconcile: async (ctx) => (counts(ctx) ? count('') : cashOfOthers(ctx)),
  },
  verbs: {
    'cash-count': async (_ctx, ref) => count(ref),
    'month-close': async (_ctx, ref) => close(ref),
    books: offerStatements,
    'day-sheet': showDaySheet,
    'own-account': (ctx) => ownAccount(ctx),
    [VERB]: showStatement,
  },
  shortcuts: [countedLine, accountTyped, dayTyped, booksTyped],
  anywhere: [closeTyped, statementTyped],
  menu: [
    {
      order: AFTER_DEPOSITS,
      choice: verbChoice('closing.count.button', 'cash-count'),
      concerns: counts,
    },
    {
      order: BOOKS,
      choice: verbChoice('closing.statement.button', 'books'),
      concerns: closes,
    },
    {
      order: BOOKS,
      choice: verbChoice('closing.statement.books_button', 'books'),
      concerns: (ctx) => sees(ctx) && !closes(ctx),
    },
    {
      order: AFTER_RECEIPT,
      choice: verbChoice('closing.statement.own_button', 'own-account'),
      concerns: isPlainMember,
    },
  ],
};
