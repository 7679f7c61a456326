/** How a member pays. */
export type Habit =
  /** Hardly ever, sometimes, or mostly not on time. */
  | 'steady'
  | 'usual'
  | 'poor'
  /** Three months at once, each third month. */
  | 'ahead'
  /** Every month on its day. */
  | 'always'
  /** As `always`, but not yet this month. */
  | 'not-this-month'
  /** As `always`, and two months ahead with the last payment. */
  | 'prepaid'
  /** Paid until five months ago. */
  | 'in-arrears'
  | 'never';

/** Chance that a month is missed, in a usual season; the shares below make it 12 % of all. */
export const MISS_CHANCE: Readonly<Partial<Record<Habit, number>>> = {
  steady: 0.03,
  usual: 0.16,
  poor: 0.55,
};

/** Cumulative shares of ordinary members. */
export const HABIT_SHARES: readonly (readonly [share: number, habit: Habit])[] = [
  [0.58, 'steady'],
  [0.87, 'usual'],
  [0.98, 'poor'],
  [1, 'ahead'],
];
