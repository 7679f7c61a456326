import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { View } from '../../conversation/view.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { balanceCard } from './balance.view.ts';
import type { Balance } from './check-balance.ts';

/** What is shown of a member: the front page of the passbook, or its entries. */
export type Page = 'balance' | 'history';

const BALANCE = verbChoice('savings.balance.button', 'balance');

/** Said above a person's own figures when somebody else's were asked for. */
export const ONLY_OWN: View = { kind: 'text', key: 'savings.member.only_own' };

export const noSuchMember = (who: string): View => ({
  kind: 'text',
  key: 'savings.deposit.no_such_member',
  params: { who },
  choices: [BALANCE, MENU],
});

/** Another member's savings, for who keeps or checks the books; the name comes first. */
export function memberBalance(balance: Balance, takesDeposits: boolean): View {
  const { member, pledgeSatang } = balance;
  return {
    kind: 'card',
    template: 'balance',
    data: balanceCard(balance, 'member'),
    alt: {
      t: 'savings.member.alt',
      params: { name: member.name, number: member.memberNo, pledge: { money: pledgeSatang } },
    },
    choices: [
      verbChoice('savings.history.button', 'member.history', member.memberId),
      ...(takesDeposits ? [verbChoice('savings.deposit.button', 'deposit')] : []),
      MENU,
    ],
  };
}

export const memberHistoryHead = ({ name, memberNo: number }: Member) => ({
  title: { t: 'savings.member.history', params: { name, number } },
  verb: 'member.history',
});

export interface FoundMembers {
  members: readonly Member[];
  /** How many more the name fits. */
  unlisted: number;
}

/** Several are called that, or bear the number in several groups. */
export const whichMember = ({ members, unlisted }: FoundMembers, page: Page): View => ({
  kind: 'card',
  template: 'list',
  data: {
    title: { t: 'savings.deposit.which_member' },
    rows: members.map(({ memberId, memberNo, name }) => ({
      title: name,
      detail: { t: 'savings.member.row', params: { number: memberNo } },
      choice: verbChoice('common.choose', `member.${page}`, memberId),
    })),
    ...(unlisted > 0 && { note: { t: 'savings.deposit.more_fit', params: { count: unlisted } } }),
  },
  alt: { t: 'savings.deposit.which_member' },
  choices: [MENU],
});
