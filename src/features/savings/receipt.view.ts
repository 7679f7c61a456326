import type { CardData, Choice, View } from '../../conversation/view.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import { memberAccount } from '../../domain/ledger/account-name.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { amountOf } from './check-balance.ts';

export interface Receipt {
  entry: Entry;
  group: Group;
  member: Member;
}

/** What the receipt's buttons refer to: the entry, by group and number. */
export const receiptRef = ({ entry }: Receipt): string => `${entry.groupId}/${entry.seq}`;

/** For the treasurer: recorded, with its number; the next member can be typed at once. */
export function treasurerReceipt(receipt: Receipt, already: boolean): View {
  return card(receipt, {
    extra: already ? { note: { t: 'savings.receipt.recorded_before' } } : {},
    alt: 'savings.receipt.alt_treasurer',
    choices: [
      { label: 'savings.deposit.next', act: { do: 'verb', verb: 'deposit' } },
      { label: 'savings.unpaid.button', act: { do: 'verb', verb: 'unpaid' } },
      { label: 'common.menu', act: { do: 'verb', verb: 'menu' } },
    ],
  });
}

/** For the member: is this right? Not one button is enough, so that a wrong one can be told. */
export function memberReceipt(receipt: Receipt): View {
  const ref = receiptRef(receipt);
  const right: Choice = {
    label: 'common.correct',
    act: { do: 'verb', verb: 'receipt.right', ref },
  };
  const wrong: Choice = { label: 'common.wrong', act: { do: 'verb', verb: 'receipt.wrong', ref } };
  return card(receipt, {
    extra: { first: right, second: wrong, footnote: { t: 'savings.receipt.ask_right' } },
    alt: 'savings.receipt.alt_member',
    choices: [],
  });
}

function card(
  receipt: Receipt,
  more: { extra: CardData; alt: string; choices: readonly Choice[] },
): View {
  const { entry, group, member } = receipt;
  const amount = amountOf(entry);
  const months = entry.months.map(({ month }) => month);
  const data: CardData = {
    receipt: entry.receiptNo ?? '',
    group: group.name,
    name: member.name,
    number: member.memberNo,
    amount: { money: amount },
    words: { moneyWords: amount },
    ...(months.length > 0 && { months: { months } }),
    method: { t: `savings.channel.${String(entry.facts['channel'] ?? 'cash')}` },
    paidOn: { date: entry.effectiveDate },
    balance: { money: pledgeAfter(entry, member.memberId) },
    ...more.extra,
  };
  const params = {
    receipt: entry.receiptNo ?? '',
    name: member.name,
    amount: { money: amount },
    balance: { money: pledgeAfter(entry, member.memberId) },
  };
  return {
    kind: 'card',
    template: 'receipt',
    data,
    alt: { t: more.alt, params },
    choices: more.choices,
  };
}

/** The member's pledge savings right after this entry, from the entry itself. */
function pledgeAfter(entry: Entry, memberId: string): bigint {
  const account = memberAccount(memberId, 'pledge');
  const posting = entry.postings.find((one) => one.account === account);
  return posting ? -posting.balanceAfter : 0n;
}
