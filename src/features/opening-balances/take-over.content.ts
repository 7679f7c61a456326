import type { Value } from '../../conversation/view.ts';
import { addMonths, monthOf, type LocalDate } from '../../domain/bangkok-time.ts';
import { satangFromText, sumSatang } from '../../domain/money.ts';
import type { RegisterLine } from '../../domain/register/register-line.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { LARGE_MONTHS } from './limits.ts';
import { readStored, type StoredLine, type TakeOverPayload } from './take-over-data.ts';

export interface Row {
  label: Value;
  value: Value;
}

/** A line with what a member pledged so far, where that changes. */
export type ShownLine = RegisterLine & { was: bigint | null };

export interface Totals {
  lines: readonly ShownLine[];
  /** Savings of both kinds, satang. */
  total: bigint;
  rows: Row[];
  /** Names that somebody of another number bears too. */
  twins: readonly string[];
  /** Numbers with more savings than fifty years of the pledge. */
  large: readonly string[];
}

export const row = (label: string, value: Value): Row => ({
  label: { t: `opening-balances.row.${label}` },
  value,
});
export const baht = (satang: bigint): Value => ({
  t: 'opening-balances.baht',
  params: { amount: { money: satang } },
});
const people = (count: number): Value => ({ t: 'opening-balances.people', params: { count } });

/** The figures that both people look at: how many, whose numbers, how much. */
export async function totalsOf(
  read: Readers,
  groupId: string,
  payload: TakeOverPayload,
): Promise<Totals> {
  const lines = payload.lines.map(shownLine);
  const fresh = payload.lines.filter(({ isNew }) => isNew);
  const savings = sumSatang(lines.map((line) => line.savings));
  const special = sumSatang(lines.map((line) => line.special));
  const [first, last] = [lines[0]?.memberNo ?? '', lines.at(-1)?.memberNo ?? ''];
  return {
    lines,
    total: savings + special,
    rows: [
      row('members', people(lines.length)),
      row('new', people(fresh.length)),
      row('numbers', { t: 'opening-balances.from_to', params: { first, last } }),
      row('savings', baht(savings)),
      ...(special > 0n ? [row('special', baht(special))] : []),
      {
        label: { t: 'opening-balances.row.paid', params: { month: { month: payload.through } } },
        value: people(lines.filter(({ behind }) => behind === 0).length),
      },
    ],
    twins: await twinsIn(read, groupId, lines, fresh),
    large: lines.filter(isLarge).map(({ memberNo }) => memberNo),
  };
}

export const shownLine = (stored: StoredLine): ShownLine => ({
  ...readStored(stored),
  was: stored.pledgeWas === null ? null : satangFromText(stored.pledgeWas),
});

const isLarge = ({ pledge, savings, special }: RegisterLine): boolean =>
  savings + special > pledge * LARGE_MONTHS;

async function twinsIn(
  read: Readers,
  groupId: string,
  lines: readonly RegisterLine[],
  fresh: readonly Pick<RegisterLine, 'memberNo' | 'name'>[],
): Promise<string[]> {
  const known = await Promise.all(fresh.map(({ name }) => read.members.byExactName(groupId, name)));
  const twins = fresh.filter(({ memberNo, name }, at) =>
    [...(known[at] ?? []), ...lines.filter((line) => line.name === name)].some(
      (other) => other.memberNo !== memberNo,
    ),
  );
  return [...new Set(twins.map(({ name }) => name))];
}

/** The request as it will be, from what was typed so far. */
export const payloadOf = (
  lines: TakeOverPayload['lines'],
  isPaid: boolean,
  today: LocalDate,
): TakeOverPayload => ({ lines, asOf: today, through: addMonths(monthOf(today), isPaid ? 0 : -1) });
