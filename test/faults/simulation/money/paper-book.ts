export type Savings = 'pledge' | 'special';
export type Account = Savings | 'cash' | 'bank';

export interface PaperLine {
  group: string;
  no: string;
  kind: string;
  /** Number of the member, if it is about one. */
  member: string | undefined;
  satang: bigint;
  months: readonly string[];
  place: 'cash' | 'bank';
  moves: Readonly<Partial<Record<Account, bigint>>>;
  isTakenBack: boolean;
}
export type NewLine = Omit<PaperLine, 'moves' | 'isTakenBack'>;

/**
 * A list on paper of what people were told is done, and sums over it: who keeps it has never seen
 * the ledger, and shares no code with it.
 */
export class PaperBook {
  readonly lines: PaperLine[] = [];

  line(group: string, no: string): PaperLine | undefined {
    return this.lines.find((one) => one.group === group && one.no === no);
  }

  add(given: NewLine): PaperLine {
    const line = { ...given, moves: this.#movesOf(given), isTakenBack: false };
    this.lines.push(line);
    return line;
  }

  /** The line that a correction speaks of; without a number any of that kind and amount is as good. */
  toTakeBack(
    group: string,
    of: string,
    like: { kind: string; satang: bigint },
  ): PaperLine | undefined {
    if (of !== '-') return this.line(group, of);
    return this.lines.find(
      ({ isTakenBack, kind, no, satang, ...line }) =>
        line.group === group &&
        !isTakenBack &&
        !no.includes('/') &&
        kind === like.kind &&
        size(satang) === like.satang,
    );
  }

  takeBack(wrong: PaperLine, no: string): PaperLine {
    wrong.isTakenBack = true;
    const back = Object.entries(wrong.moves).map(([account, satang]) => [account, -satang]);
    const moves = Object.fromEntries(back) as PaperLine['moves'];
    const line = { ...wrong, no, kind: 'reversal', moves, isTakenBack: false };
    this.lines.push(line);
    return line;
  }

  /** Satang of a member's savings. */
  savings(group: string, member: string, account: Savings): bigint {
    return this.#sum(account, (line) => line.group === group && line.member === member);
  }

  held(group: string, place: 'cash' | 'bank'): bigint {
    return this.#sum(place, (line) => line.group === group);
  }

  /** `member month` that are paid and were not taken back, in order. */
  monthsPaid(group: string): string[] {
    const paid = new Map<string, number>();
    for (const { kind, member, months, ...line } of this.lines) {
      if (line.group !== group) continue;
      for (const month of months) {
        const key = `${member} ${month}`;
        paid.set(key, (paid.get(key) ?? 0) + (kind === 'reversal' ? -1 : 1));
      }
    }
    return [...paid]
      .filter(([, times]) => times > 0)
      .map(([key]) => key)
      .toSorted();
  }

  #sum(account: Account, isMeant: (line: PaperLine) => boolean): bigint {
    return this.lines.filter(isMeant).reduce((sum, { moves }) => sum + (moves[account] ?? 0n), 0n);
  }

  #movesOf({ group, kind, member = '', place, satang }: NewLine): PaperLine['moves'] {
    switch (kind) {
      case 'deposit':
        return { pledge: satang, [place]: satang };
      case 'deposit-special':
        return { special: satang, [place]: satang };
      case 'special-withdrawal':
        return { special: -satang, [place]: -satang };
      case 'refund': {
        const [pledge, special] = (['pledge', 'special'] as const).map((one) =>
          this.savings(group, member, one),
        );
        return { pledge: -(pledge ?? 0n), special: -(special ?? 0n), [place]: -satang };
      }
      case 'expense':
        return { [place]: -satang };
      case 'bank-pay-in':
        return { cash: -satang, bank: satang };
      case 'bank-take-out':
        return { cash: satang, bank: -satang };
      default:
        return { [place]: satang };
    }
  }
}

export const size = (satang: bigint): bigint => (satang < 0n ? -satang : satang);
