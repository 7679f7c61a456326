import type { ApprovalContent } from '../../../conversation/approvals/approval-kind.ts';
import { nameParty } from '../../../conversation/approvals/name-party.ts';
import type { Value } from '../../../conversation/view.ts';
import { satangFromText } from '../../../domain/money.ts';
import type { Member } from '../../../ports/stores/members-store.ts';
import type { Readers } from '../../../ports/stores/stores.ts';
import { amountOf } from '../check-balance.ts';
import { nameOf } from '../entry-name.ts';
import type { CorrectionPayload, RightDeposit } from './correct-data.ts';
import type { BookedEntry } from './correctable.ts';

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
  const why: Value = words ?? { t: `savings.correction.reason.${reason}` };
  return {
    title: { t: 'savings.correction.title' },
    amount: { label: { t: 'savings.correction.booked_amount' }, satang: amountOf(entry) },
    sections: [
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
  ];
}
