import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Choice, Value, View } from '../../conversation/view.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import { formatPhone } from '../../domain/phone.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';

/** Digits of a national id that are shown, as on a receipt of a bank. */
const ID_SHOWN = 4;

const line = (name: string, params: Record<string, Value> = {}): Value => ({
  t: `my-data.line.${name}`,
  params,
});

const CHOICES: readonly Choice[] = [
  verbChoice('my-data.who_button', 'my-data.who'),
  verbChoice('my-data.copy_button', 'my-data.copy'),
  verbChoice('my-data.consent_button', 'my-data.consent'),
  verbChoice('proxy.button', 'proxy'),
  MENU,
];

/** Nobody else's is reachable from here: it begins with the person who is speaking. */
export async function dataView(ctx: TurnContext): Promise<View> {
  const { consentVersion, createdAt, digits, lang, largeType, wantsNews } = ctx.person;
  const lines: Value[] = [];
  for (const { memberId } of ctx.actor.memberships) {
    const member = await ctx.stores.members.byId(memberId);
    const group = member && (await ctx.stores.groups.byId(member.groupId));
    if (member && group) lines.push(...linesOf(member, group));
  }
  for (const { area, office } of ctx.actor.offices) {
    lines.push(line('office', { office: { t: `roles.${office}` }, area: areaValue(area) }));
  }
  lines.push(...(await proxyLines(ctx)));
  lines.push(
    line('line', { since: { date: dateAt(createdAt) } }),
    line('language', { lang: { language: lang } }),
    line(wantsNews ? 'news_on' : 'news_off'),
    line(largeType ? 'type_large' : 'type_normal'),
    line(digits === 'thai' ? 'digits_thai' : 'digits_arabic'),
    consentVersion > 0 ? line('consent', { version: consentVersion }) : line('no_consent'),
  );
  return { kind: 'text', key: 'my-data.stored', params: { lines: { lines } }, choices: CHOICES };
}

/** Who reads for them, and for whom they read. */
async function proxyLines({ actor, stores }: TurnContext): Promise<Value[]> {
  const lines: Value[] = [];
  for (const { memberId } of actor.memberships) {
    const proxy = await stores.proxies.ofMember(memberId);
    if (!proxy) continue;
    const since = { date: dateAt(proxy.since) };
    lines.push(line('reader', { reader: proxy.readerName, since }));
  }
  for (const { memberId } of actor.readsFor) {
    const member = await stores.members.byId(memberId);
    if (member) lines.push(line('reads_for', { name: member.name }));
  }
  return lines;
}

const areaValue = (area: string): Value => (area === '' ? '-' : { area });

function linesOf(member: Member, group: Group): Value[] {
  const { born, joinedOn, linkedAt, memberNo: number, name, nationalId, phone } = member;
  return [
    line('member', { name, number, group: group.name }),
    line('joined', {
      date: { date: joinedOn },
      pledge: { money: member.pledgeSatang },
    }),
    phone === null ? line('no_phone') : line('phone', { phone: formatPhone(phone) }),
    nationalId === null ? line('no_id') : line('id', { last: nationalId.slice(-ID_SHOWN) }),
    ...(born === null ? [] : [line('born', { born: bornValue(born) })]),
    ...(linkedAt === null ? [] : [line('linked', { date: { date: dateAt(linkedAt) } })]),
  ];
}

/** A whole date, or the year alone as it was given. */
const bornValue = (born: string): Value =>
  /^\d{4}-\d{2}-\d{2}$/.test(born) ? { date: born } : born;
