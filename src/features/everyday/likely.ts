import type { MenuEntry } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice } from '../../conversation/view.ts';
import { daysFromDepositDay } from '../../domain/pledge/pledge-months.ts';

/** Days around a deposit day that it is on people's minds. */
const NEAR_DAYS = 3;

type Phase = 'before' | 'on-the-day' | 'after';

/** Verbs of menus that come first around a deposit day; else the menu's own order. */
const FIRST: Readonly<Record<'treasurer' | 'member', Readonly<Record<Phase, readonly string[]>>>> =
  {
    treasurer: {
      before: ['unpaid', 'deposit', 'balance'],
      'on-the-day': ['deposit', 'unpaid', 'cash-count'],
      after: ['cash-count', 'unpaid', 'deposit'],
    },
    member: {
      before: ['balance', 'arrears'],
      'on-the-day': ['balance', 'arrears', 'last-receipt'],
      after: ['balance', 'last-receipt', 'arrears'],
    },
  };

/** The first few things this person most likely wants at this point of the month, and the menu. */
export async function likelyChoices(
  ctx: TurnContext,
  menu: readonly MenuEntry[],
  count: number,
): Promise<readonly Choice[]> {
  const own = menu.filter((entry) => entry.concerns(ctx)).map(({ choice }) => choice);
  const first = await timely(ctx);
  const menuChoice: Choice = { label: 'common.menu', act: { do: 'verb', verb: 'menu' } };
  return [...moveUp(own, first).slice(0, count), menuChoice];
}

function moveUp(choices: readonly Choice[], first: readonly string[]): readonly Choice[] {
  const place = ({ act }: Choice): number => {
    const at = act.do === 'verb' && !act.ref ? first.indexOf(act.verb) : -1;
    return at < 0 ? first.length : at;
  };
  return choices.toSorted((one, other) => place(one) - place(other));
}

/** Of several groups the one whose deposit day is nearest counts. */
async function timely({ actor, stores, today }: TurnContext): Promise<readonly string[]> {
  const days: number[] = [];
  for (const groupId of new Set(actor.memberships.map((own) => own.groupId))) {
    const group = await stores.groups.byId(groupId);
    if (group?.state === 'active') days.push(daysFromDepositDay(group.rules.depositDay, today));
  }
  const [nearest] = days.toSorted((one, other) => Math.abs(one) - Math.abs(other));
  if (nearest === undefined || Math.abs(nearest) > NEAR_DAYS) return [];
  const phase: Phase = nearest === 0 ? 'on-the-day' : nearest < 0 ? 'before' : 'after';
  const keepsBooks = actor.memberships.some(({ posts }) => posts.includes('treasurer'));
  return FIRST[keepsBooks ? 'treasurer' : 'member'][phase];
}
