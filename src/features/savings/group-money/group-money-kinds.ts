/** What goes in and out beside savings, in the order in which it is offered. */
export const GROUP_MONEY = [
  'fine',
  'entrance-fee',
  'bank-interest',
  'other-income',
  'expense',
  'bank-pay-in',
  'bank-take-out',
] as const;
export type GroupMoney = (typeof GROUP_MONEY)[number];

interface Shape {
  /** Whom it is paid by. */
  ofMember?: true;
  /** Cash or transfer is asked; what concerns the bank only has no choice. */
  anyChannel?: true;
  /** Leaves the group's hands: above the ceiling it takes an officer. */
  leaves?: true;
  /** Where it is taken from; `channel`: as it is paid. */
  takesFrom?: 'cash' | 'bank' | 'channel';
  /** A picture of the bank's slip may be kept with it. */
  slip?: true;
}

export const SHAPES: Readonly<Record<GroupMoney, Shape>> = {
  fine: { ofMember: true, anyChannel: true },
  'entrance-fee': { ofMember: true, anyChannel: true },
  'bank-interest': {},
  'other-income': { anyChannel: true },
  expense: { anyChannel: true, leaves: true, takesFrom: 'channel' },
  'bank-pay-in': { slip: true, takesFrom: 'cash' },
  // Cash out of the bank is what a dishonest treasurer takes first.
  'bank-take-out': { leaves: true, slip: true, takesFrom: 'bank' },
};
