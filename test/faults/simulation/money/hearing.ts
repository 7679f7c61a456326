import { PaperBook, size, type NewLine, type PaperLine, type Savings } from './paper-book.ts';
import { bahtOf, monthsIn, saidAs, satangIn, sentence } from './spoken.ts';
import { besideLabel, type Told } from './told.ts';

/** A card that somebody was asked to confirm. */
export interface Asked {
  person: string;
  /** The dialogue or request that it belongs to: confirmed twice, it is done once. */
  matter: string;
  words: string;
}

type Booked = Extract<Told, { is: 'booked' }>;
type TakenBack = Extract<Told, { is: 'taken-back' }>;
type Counted = Extract<Told, { is: 'counted' }>;

/** Cash is counted where there are two for it. */
const COUNTING_GROUP = 'g-one';
const memberIn = sentence('savings.correction.member', { number: '\\d+' });
const ORDER = ['taken-back', 'counted', 'booked'];

/** Writes down what people are told the first time, and is told the same of it ever after. */
export class Hearing {
  readonly book = new PaperBook();
  readonly #bad: (fault: string) => void;
  readonly #done = new Map<string, string>();

  constructor(bad: (fault: string) => void) {
    this.#bad = bad;
  }

  /** @param asked what the person whose act this comes from had confirmed */
  hear(all: readonly { told: Told; to: string }[], asked: Asked | undefined): void {
    const fresh: PaperLine[] = [];
    const inOrder = all.toSorted(
      (one, other) => ORDER.indexOf(one.told.is) - ORDER.indexOf(other.told.is),
    );
    const afterwards: Booked[] = [];
    for (const { told } of inOrder) {
      const isKnown = this.#known(told) !== undefined;
      if (isKnown) this.#same(told);
      else fresh.push(...this.#write(told, asked));
      if (told.is === 'booked' && fresh.some(({ no }) => no === told.no)) afterwards.push(told);
    }
    if (fresh.length === 0) return;
    for (const told of afterwards) this.#balances(told);
    this.#trace(fresh, asked);
  }

  arrived(told: Told): void {
    if (this.#known(told)) this.#same(told);
    else this.#bad(`a phone shows ${nameOf(told)}, which nobody was to be told`);
  }

  #known(told: Told): PaperLine | undefined {
    return this.book.line(told.is === 'counted' ? COUNTING_GROUP : told.group, told.no);
  }

  #same(told: Told): void {
    const line = this.#known(told);
    if (!line || told.is === 'taken-back') return;
    const [was, is] = [line, told.is === 'counted' ? countLine(told) : told].map(
      ({ kind, member, months, place, satang }) => [kind, member, satang, months, place].join(' '),
    );
    if (was !== is) this.#bad(`${nameOf(told)} was told as ${was} and now as ${is}`);
  }

  #write(told: Told, asked: Asked | undefined): PaperLine[] {
    if (told.is === 'booked') return [this.book.add(told)];
    if (told.is === 'counted') return [this.book.add(countLine(told))];
    const wrong = this.book.toTakeBack(told.group, told.of, told);
    if (
      !wrong ||
      wrong.isTakenBack ||
      size(wrong.satang) !== told.satang ||
      wrong.kind !== told.kind
    ) {
      this.#bad(
        `${told.no} takes back ${told.of}, ${told.kind} ${told.satang}, which is not there`,
      );
      return [];
    }
    const back = this.book.takeBack(wrong, told.no);
    return [back, ...this.#right(told, wrong, asked)];
  }

  /** The entry that stands instead, as both saw it on the card. */
  #right({ group, right }: TakenBack, wrong: PaperLine, asked: Asked | undefined): PaperLine[] {
    if (right === undefined) return [];
    const lines = asked?.words.split('\n') ?? [];
    const from = lines.findIndex((line) =>
      saidAs('savings.correction.heading.right').includes(line),
    );
    const row = (key: string): string =>
      besideLabel(lines.slice(from), saidAs(`savings.correction.row.${key}`)) ?? '';
    const isTransfer = saidAs('savings.channel.transfer').includes(row('method'));
    const figures = {
      member: memberIn(row('member'))?.['number'],
      satang: satangIn(row('amount')) ?? 0n,
    };
    const more = { months: monthsIn(row('months')), place: isTransfer ? 'bank' : 'cash' } as const;
    return [this.book.add({ group, no: right, kind: wrong.kind, ...figures, ...more })];
  }

  /** What there is now, as a card says it, is what the paper comes to. */
  #balances({ after, group, member = '', no }: Booked): void {
    for (const [account, told] of Object.entries(after) as [Savings | 'cash' | 'bank', bigint][]) {
      const isHeld = account === 'cash' || account === 'bank';
      const own = isHeld
        ? this.book.held(group, account)
        : this.book.savings(group, member, account);
      if (own !== told) this.#bad(`${no} says ${account} is ${told}, on paper it is ${own}`);
    }
  }

  /** Each comes from one confirmed act, and is what was confirmed. */
  #trace(fresh: readonly PaperLine[], asked: Asked | undefined): void {
    const what = fresh.map(({ kind, no }) => `${kind} ${no}`).join(' and ');
    if (!asked) return this.#bad(`${what}: nobody had confirmed it`);
    const before = this.#done.get(asked.matter);
    if (before !== undefined)
      this.#bad(`${what}: confirmed once (${asked.matter}) and done twice, as ${before} before`);
    this.#done.set(asked.matter, what);
    const isPair = fresh.length === 2 && fresh[0]?.kind === 'reversal';
    if (fresh.length > 1 && !isPair) this.#bad(`${what} come from one confirmed act`);
    const { words } = asked;
    for (const { kind, member, months, no, satang } of fresh) {
      const isOn = words.includes(bahtOf(size(satang))) && words.includes(member ?? '');
      const hasMonths = words.split('\n').some((line) => monthsIn(line).join() === months.join());
      if (!isOn || !hasMonths)
        this.#bad(
          `${kind} ${no} of ${member}, ${satang}, ${months.join()} is not what was confirmed: ${words}`,
        );
    }
  }
}

const nameOf = (told: Told): string =>
  told.is === 'counted' ? told.no : `${told.group} ${told.kind} ${told.no}`;

const countLine = ({ no, satang }: Counted): NewLine => ({
  group: COUNTING_GROUP,
  no,
  kind: 'suspense',
  member: undefined,
  satang,
  months: [],
  place: 'cash',
});
