import { MENU, verbChoice } from '../../../conversation/choices.ts';
import type { Outcome, Shortcut } from '../../../conversation/feature.ts';
import { ownGroups } from '../../../conversation/own-groups.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { CardData, Choice, View } from '../../../conversation/view.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import type { Month } from '../../../domain/bangkok-time.ts';
import { readMemberNumber } from '../../../domain/member-number.ts';
import { may } from '../../../domain/roles/permissions.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { whoHolds } from '../who-holds.ts';
import { RIGHTS, showStatement } from './show-statement.ts';
import { refTo, writeRef, type Statement } from './statement-ref.ts';
import { GROUP_STATEMENTS, NOT_YOURS, offered, openStatement, VERB } from './statement.view.ts';

/** What people call them; the month and, for officers, the group's code may follow. */
const TYPED: readonly (readonly [Statement, RegExp])[] = [
  ['trial', /^(?:ขอ)?(?:ดู)?งบทดลอง|^(?:the )?trial balance/i],
  ['cash', /^(?:ขอ)?(?:ดู)?สมุดเงินสด|^(?:the )?cash ?book/i],
  ['receipts', /^(?:ขอ)?(?:ดู)?ใบรับ(?:ของ|ทั้ง|ประจำ)?เดือน|^(?:the )?receipts of/i],
];
/** All of them, to choose from. */
const ANY =
  /^(?:ขอ)?(?:ดู|เบิ่ง)?งบ(?:ของ)?(?:กลุ่ม|การเงิน|ดุล)?(?:หน่อย|แหน่)?$|^(?:the )?(?:group )?statements?$|^the books$/i;
const ACCOUNT =
  /^(?:ขอ)?(?:ดู)?บัญชี(?:สมาชิก)?(?:เลขที่|เลข|ที่)?\s*(\d{1,6})(?:\s+\D.*)?$|^account (?:of )?(?:no\.? ?)?(\d{1,6})(?:\s+\D.*)?$/i;
const OWN_ACCOUNT = /^(?:ขอ)?(?:ดู)?บัญชี(?:ของ)?(?:ฉัน|ตัวเอง|ผม|หนู)|^my account/i;
const CODE = /\b([A-Za-z]{2})-?(\d{4})-?(\d{3})\b/;

const plain = (text: string): string => asciiDigits(text.trim().replace(/\s+/g, ' '));

/** Never an answer to a question. */
export const statementTyped: Shortcut = async (ctx, text) => {
  const words = plain(text);
  if (ANY.test(words)) return anyTyped(ctx);
  const what = TYPED.find(([, pattern]) => pattern.test(words))?.[0];
  if (what) return ofGroups(ctx, what, { month: monthIn(ctx, words), code: CODE.exec(words) });
  return OWN_ACCOUNT.test(words) ? ownAccount(ctx, monthIn(ctx, words)) : undefined;
};

/** งบ: the statements to choose from; whoever may see none is told who does. */
async function anyTyped(ctx: TurnContext): Promise<Outcome | undefined> {
  const groups = await ownGroups(ctx, 'statement.totals');
  if (groups.length > 0) return offerStatements(ctx);
  return notTheirs(ctx);
}

/** Undefined for a stranger, who is no member of anything. */
async function notTheirs(ctx: TurnContext): Promise<Outcome | undefined> {
  const { memberships, offices } = ctx.actor;
  if (offices.length > 0) {
    return { say: [{ kind: 'text', key: 'closing.statement.name_group', choices: [MENU] }] };
  }
  if (memberships.length === 0) return undefined;
  const people = await whoHolds(ctx, 'statement.read');
  const choices = [verbChoice('closing.statement.own_button', 'own-account'), MENU];
  if (people.length === 0) return { say: [NOT_YOURS] };
  const params = { people: { list: people } };
  return { say: [{ kind: 'text', key: 'closing.statement.who', params, choices }] };
}

/** บัญชีสมาชิก 12: at a question it may be the answer. */
export const accountTyped: Shortcut = async (ctx, text) => {
  const words = plain(text);
  const typed = ACCOUNT.exec(words);
  const number = readMemberNumber(typed?.[1] ?? typed?.[2] ?? '');
  if (number === undefined) return undefined;
  return ofMember(ctx, number, monthIn(ctx, words));
};

const monthIn = (ctx: TurnContext, words: string): Month | null =>
  ctx.interpreter.months(words.replace(CODE, ''), { today: ctx.today })?.[0] ?? null;

async function ofGroups(
  ctx: TurnContext,
  what: Statement,
  { code, month }: { month: Month | null; code: RegExpExecArray | null },
): Promise<Outcome | undefined> {
  if (code) {
    const [, area = '', district = '', number = ''] = code;
    const group = await ctx.stores.groups.byCode(`${area.toUpperCase()}-${district}-${number}`);
    const ref = group && writeRef(refTo(what, group.groupId, month));
    return ref === undefined ? { say: [NOT_YOURS] } : showStatement(ctx, ref);
  }
  const groups = await ownGroups(ctx, RIGHTS[what]);
  const [first, ...others] = groups;
  if (!first) return notTheirs(ctx);
  if (others.length === 0) {
    return showStatement(ctx, writeRef(refTo(what, first.groupId, month)));
  }
  return { say: groups.map((group) => offer(ctx, group)) };
}

/** A member's own; of several memberships one is chosen, since each account has buttons of its own. */
export async function ownAccount(ctx: TurnContext, month: Month | null = null): Promise<Outcome> {
  const [only, ...others] = ctx.actor.memberships;
  if (!only) return { say: [NOT_YOURS] };
  const refOf = (memberId: string): string => writeRef(refTo('account', memberId, month));
  if (others.length === 0) return showStatement(ctx, refOf(only.memberId));
  const rows: CardData[] = [];
  for (const { groupId, memberId, memberNo } of ctx.actor.memberships) {
    const title = (await ctx.stores.groups.byId(groupId))?.name ?? memberNo;
    rows.push({ title, choice: verbChoice('common.choose', VERB, refOf(memberId)) });
  }
  const title = { t: 'closing.statement.which_account' };
  const data = { title, rows };
  return { say: [{ kind: 'card', template: 'list', data, alt: title, choices: [MENU] }] };
}

async function ofMember(
  ctx: TurnContext,
  number: string,
  month: Month | null,
): Promise<Outcome | undefined> {
  const groups = await ownGroups(ctx, RIGHTS.account);
  if (groups.length === 0) return undefined;
  const say: View[] = [];
  for (const { groupId } of groups) {
    const member = await ctx.stores.members.byNo(groupId, number);
    if (!member) continue;
    const shown = await showStatement(ctx, writeRef(refTo('account', member.memberId, month)));
    say.push(...(shown.say ?? []));
  }
  if (say.length > 0) return { say };
  const params = { who: number };
  return {
    say: [{ kind: 'text', key: 'savings.deposit.no_such_member', params, choices: [MENU] }],
  };
}

/** Everything about the books that the person may see or ask of a group. */
function offer(ctx: TurnContext, group: Group): View {
  const allowed = GROUP_STATEMENTS.filter((what) => may(ctx.actor, RIGHTS[what], group));
  const choices: Choice[] = allowed.map((what) => openStatement(what, group.groupId));
  if (may(ctx.actor, 'statement.read', group)) {
    choices.push(verbChoice('closing.day.button', 'day-sheet', group.groupId));
  }
  if (may(ctx.actor, 'month.ask-close', group)) {
    choices.push(verbChoice('closing.month.button', 'month-close', group.groupId));
  }
  return offered(group.name, choices);
}

/** งบและปิดเดือน in the menu. */
export async function offerStatements(ctx: TurnContext): Promise<Outcome> {
  const groups = await ownGroups(ctx, 'statement.totals');
  if (groups.length === 0) return { say: [NOT_YOURS] };
  return { say: groups.slice(0, 4).map((group) => offer(ctx, group)) };
}
