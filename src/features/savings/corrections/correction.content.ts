import type { ApprovalContent } from '../../../conversation/approvals/approval-kind.ts';
import { nameParty } from '../../../conversation/approvals/name-party.ts';
import { verbChoice } from '../../../conversation/choices.ts';
import type { Value } from '../../../conversation/view.ts';
import { monthOf } from '../../../domain/bangkok-time.ts';
import type { Entry } from '../../../domain/ledger/entry.ts';
import { satangFromText } from '../../../domain/money.ts';
import { unusualAmount } from '../../../domain/pledge/unusual-amount.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import { amountOf } from '../check-balance.ts';
import { nameOf } from '../entry-name.ts';
import { slipOf } from '../slip-name.ts';
import { unusualWords } from '../unusual-words.ts';
import type { CorrectionPayload, RightDeposit } from './correct-data.ts';
import type { BookedEntry } from './correctable.ts';
import { reasonLabel } from './reasons.ts';

type Row = ApprovalContent['sections'][number]['rows'][number];

const row = (label: string, value: Value): Row => ({
  label: { t: `savings.correction.row.${label}` },
  value,
});

const money = (satang: bigint): Value => ({
  t: 'savings.correction.money',
  params: { amount: { money: satang }, words: { moneyWords: satang } },
});

const who = ({ memberNo, name }: Member): Value => ({
  t: 'savings.correction.member',
  params: { name, number: memberNo },
});

/** The wrong entry and the right one beside each other, for both who ask and who decide. */
export async function correctionContent(
  read: Readers,
  booked: BookedEntry,
  payload: Omit<CorrectionPayload, 'seq'>,
): Promise<ApprovalContent | undefined> {
  const { entry, member } = booked;
  const { reason, right, words } = payload;
  const rightMember = right && (await read.members.byId(right.memberId));
  if (right && !rightMember) return undefined;
  const why: Value = words ?? { t: `savings.correction.reason.${reasonLabel(reason, entry)}` };
  const disputed = await disputedRows(read, booked);
  const warning = [
    ...(await lateMark(read, booked)),
    ...(right && rightMember ? notThePledge(right, rightMember, booked.group) : []),
  ];
  return {
    title: { t: 'savings.correction.title' },
    amount: { label: { t: 'savings.correction.booked_amount' }, satang: amountOf(entry) },
    sections: [
      ...(disputed.length > 0
        ? [{ heading: { t: 'savings.correction.heading.disputed' }, rows: disputed }]
        : []),
      {
        heading: { t: 'savings.correction.heading.wrong' },
        rows: [...(await wrongRows(read, booked)), row('reason', why)],
      },
      {
        heading: { t: 'savings.correction.heading.right' },
        rows:
          right && rightMember
            ? rightRows(right, rightMember)
            : [row('new', { t: 'savings.correction.nothing_new' })],
      },
    ],
    ...(warning.length > 0 && { warning: { lines: warning } }),
    ...(member && {
      see: verbChoice(`savings.slip_open.${slipOf(entry)}`, 'receipt.show', refOf(entry)),
    }),
    aloud: {
      t: right ? 'savings.correction.aloud_right' : 'savings.correction.aloud',
      params: {
        receipt: entry.receiptNo ?? '-',
        kind: { t: `savings.${nameOf(entry)}` },
        who: member ? who(member) : { t: 'savings.correction.group_money' },
        amount: { money: amountOf(entry) },
        why,
        ...(right &&
          rightMember && {
            right_who: who(rightMember),
            right_amount: { money: satangFromText(right.amount) },
            right_months: monthsOf(right),
          }),
      },
    },
  };
}

const refOf = ({ groupId, seq }: Entry): string => `${groupId}/${seq}`;

/** That it comes from the member's own word, and what was found when it was looked into. */
async function disputedRows(read: Readers, { entry, group }: BookedEntry): Promise<Row[]> {
  const dispute = await read.receipts.disputeOf(entry.groupId, entry.seq);
  if (!dispute || dispute.outcome === 'withdrawn') return [];
  const { openedAt, outcome, settledBy } = dispute;
  const by = settledBy === null ? undefined : { personId: settledBy, memberId: null };
  return [
    row('disputed', { t: 'savings.correction.disputed', params: { at: { instant: openedAt } } }),
    row('receipt', entry.receiptNo ?? '-'),
    row('found', {
      t: `savings.correction.found.${outcome ?? 'open'}`,
      params: { by: by ? await nameParty(read, by, group.groupId) : '' },
    }),
  ];
}

/** What was paid in a month that is closed is put right in the open one, and marked there. */
async function lateMark(read: Readers, { entry }: BookedEntry): Promise<Value[]> {
  const closed = (await read.ledger.head(entry.groupId))?.closedThrough ?? null;
  const month = monthOf(entry.effectiveDate);
  if (closed === null || month > closed) return [];
  return [{ t: 'savings.correction.late', params: { month: { month } } }];
}

/** The same mark that a deposit bears whose amount is not what was pledged. */
function notThePledge(
  { amount, months, target }: RightDeposit,
  member: Member,
  { rules }: Group,
): Value[] {
  const satang = satangFromText(amount);
  const pledge = member.pledgeSatang;
  const expected = pledge * BigInt(months.length);
  const usual = { target, pledge, expected, ceiling: rules.ceilingSatang };
  const unusual = unusualAmount({ ...usual, amount: satang });
  const params = { pledge: { money: pledge }, count: months.length, expected: { money: expected } };
  return [
    ...(unusual ? [unusualWords(unusual, usual)] : []),
    ...(target === 'special' || satang === expected
      ? []
      : [{ t: 'savings.deposit.not_the_pledge', params }]),
  ];
}

async function wrongRows(read: Readers, { entry, group, member }: BookedEntry): Promise<Row[]> {
  const months = entry.months.map(({ month }) => month);
  const isPerson = entry.actor !== 'system';
  const by = { personId: entry.actor, memberId: null };
  return [
    row('receipt', entry.receiptNo ?? '-'),
    row('kind', { t: `savings.${nameOf(entry)}` }),
    ...(member ? [row('member', who(member))] : []),
    ...(months.length > 0 ? [row('months', { months })] : []),
    row('date', { date: entry.effectiveDate }),
    ...(isPerson ? [row('by', await nameParty(read, by, group.groupId))] : []),
  ];
}

const monthsOf = ({ months }: RightDeposit): Value =>
  months.length > 0 ? { months } : { t: 'savings.kind.deposit-special' };

function rightRows(right: RightDeposit, member: Member): Row[] {
  return [
    row('member', who(member)),
    row('amount', money(satangFromText(right.amount))),
    row('months', monthsOf(right)),
    row('method', { t: `savings.channel.${right.channel}` }),
    row('dated', { t: 'savings.correction.dated' }),
  ];
}
