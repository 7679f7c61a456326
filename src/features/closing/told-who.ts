import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, View } from '../../conversation/view.ts';
import type { Verb } from '../../domain/roles/permissions.ts';
import { CASH_COUNT } from './cash-count.approval.ts';
import { MONTH_CLOSE } from './month-close.approval.ts';
import { whoHolds } from './who-holds.ts';

interface Matter {
  /** Locale key; `people` is its parameter. */
  key: string;
  /** Where nobody holds the post. */
  nobody: string;
  ask: Verb;
  decide: Verb;
  subject: string;
}

const CLOSE: Matter = {
  key: 'closing.month.who',
  nobody: 'closing.month.who_nobody',
  ask: 'month.ask-close',
  decide: 'month.close',
  subject: MONTH_CLOSE,
};
const COUNT: Matter = {
  key: 'closing.count.who',
  nobody: 'closing.count.who_nobody',
  ask: 'cash.count',
  decide: 'cash.confirm',
  subject: CASH_COUNT,
};

/** Whoever may not ask for it learns who may, and what of it waits for themselves. */
async function toldWho(
  ctx: TurnContext,
  { ask, decide, key, nobody, subject }: Matter,
): Promise<View> {
  const people = await whoHolds(ctx, ask);
  const choices: Choice[] = [];
  for (const { groupId } of await ownGroups(ctx, decide)) {
    const open = await ctx.stores.approvals.openOver(groupId, subject);
    if (open) choices.push(verbChoice('approvals.button', 'approvals'));
  }
  if ((await ownGroups(ctx, 'statement.totals')).length > 0) {
    choices.push(verbChoice('closing.statement.books_button', 'books'));
  }
  const waits = choices.some(({ label }) => label === 'approvals.button');
  const parts = { people: { list: people }, waits: waits ? { t: 'closing.waits_for_you' } : '' };
  return people.length > 0
    ? { kind: 'text', key, params: parts, choices: [...choices, MENU] }
    : { kind: 'text', key: nobody, choices: [...choices, MENU] };
}

export const whoCloses = async (ctx: TurnContext): Promise<Outcome> => ({
  say: [await toldWho(ctx, CLOSE)],
});

export const whoCounts = (ctx: TurnContext): Promise<View> => toldWho(ctx, COUNT);
