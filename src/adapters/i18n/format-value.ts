import { asciiDigits } from '../../domain/ascii-digits.ts';
import { addMonths, dateAt, monthOf, timeOfDayAt, type Month } from '../../domain/bangkok-time.ts';
import type { Link, LinkWriter } from '../../conversation/translator.ts';
import type { Formatted, Lang, Params, Value } from '../../conversation/view.ts';
import { numberSystems } from './number-words.ts';
import { thaiDigits } from './thai-digits.ts';

/** A text of the language in hand. */
export type Words = (key: string, params?: Params) => string;

/** How a value is to be written. */
export interface Speech {
  words: Words;
  links: LinkWriter;
  /** ๐–๙ for money, counts, dates and times; a text is as it is given. */
  thaiDigits: boolean;
  /** What a language calls itself. */
  nameOf: (lang: Lang) => string;
}

const SATANG_PER_BAHT = 100n;

/** One value as the language writes it; undefined for a link without an address. */
export function formatValue(value: Value, speech: Speech): string | undefined {
  if (typeof value === 'string') return value;
  const figures = figuresOf(value, speech.words);
  if (figures === undefined) return formatted(value as Formatted, speech);
  return speech.thaiDigits ? thaiDigits(figures) : figures;
}

/** What is written in digits; undefined for the rest. */
function figuresOf(value: number | Formatted, words: Words): string | undefined {
  if (typeof value === 'number') return grouped(String(value));
  if ('money' in value) return money(value.money);
  if ('date' in value) return date(value.date, words);
  if ('month' in value) return month(value.month, words);
  if ('months' in value)
    return list(
      runs(value.months).map((run) => monthRun(run, words)),
      words,
    );
  return 'instant' in value ? instant(value.instant, words) : undefined;
}

function formatted(value: Formatted, speech: Speech): string | undefined {
  const { links, nameOf, words } = speech;
  if ('t' in value) return words(value.t, value.params);
  if ('moneyWords' in value) return moneyWords(value.moneyWords, words);
  if ('area' in value) return words(`areas.${value.area}`);
  if ('language' in value) return nameOf(value.language);
  if ('list' in value)
    return list(
      value.list.map((item) => formatValue(item, speech) ?? ''),
      words,
    );
  if ('lines' in value) {
    return value.lines.map((item) => formatValue(item, speech) ?? '').join('\n');
  }
  return links(value as Link);
}

/** Whole baht without decimals, otherwise always two: `1,234` and `1,234.50`. */
function money(satang: bigint): string {
  const size = satang < 0n ? -satang : satang;
  const part = size % SATANG_PER_BAHT;
  const decimals = part === 0n ? '' : `.${String(part).padStart(2, '0')}`;
  return `${satang < 0n ? '-' : ''}${grouped(String(size / SATANG_PER_BAHT))}${decimals}`;
}

function grouped(digits: string): string {
  return digits.replace(/^-?\d{4,}/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));
}

function moneyWords(satang: bigint, words: Words): string {
  const system = numberSystems[words('numbers.system')];
  if (system === undefined) throw new Error('unknown numbers.system');
  const size = satang < 0n ? -satang : satang;
  const say = (value: bigint): string => system(value, (name) => words(`numbers.words.${name}`));
  const baht = say(size / SATANG_PER_BAHT);
  const part = say(size % SATANG_PER_BAHT);
  const text =
    size % SATANG_PER_BAHT === 0n
      ? words('numbers.money.whole', { baht })
      : size < SATANG_PER_BAHT
        ? words('numbers.money.satang', { satang: part })
        : words('numbers.money.both', { baht, satang: part });
  return satang < 0n ? words('numbers.money.minus', { amount: text }) : text;
}

function year(dateOrMonth: string, words: Words): string {
  const added = Number(asciiDigits(words('calendar.years_added')));
  return String(Number(dateOrMonth.slice(0, 4)) + added);
}

function date(value: string, words: Words): string {
  return words('calendar.date', {
    day: String(Number(value.slice(8, 10))),
    month: words(`calendar.month.${value.slice(5, 7)}`),
    year: year(value, words),
  });
}

function month(value: Month, words: Words): string {
  return words('calendar.month_of_year', {
    month: words(`calendar.month.${value.slice(5, 7)}`),
    year: year(value, words),
  });
}

function instant(epochMs: number, words: Words): string {
  const { hour, minute } = timeOfDayAt(epochMs);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return words('calendar.instant', { date: date(dateAt(epochMs), words), time });
}

interface Run {
  first: Month;
  last: Month;
}

/** Months in order, those that follow each other taken together. */
function runs(months: readonly Month[]): Run[] {
  const found: Run[] = [];
  for (const value of months.map((one) => monthOf(one)).toSorted()) {
    const run = found.at(-1);
    if (run !== undefined && value <= addMonths(run.last, 1)) run.last = value;
    else found.push({ first: value, last: value });
  }
  return found;
}

function monthRun(run: Run, words: Words): string {
  if (run.first === run.last) return month(run.first, words);
  const sameYear = run.first.slice(0, 4) === run.last.slice(0, 4);
  return words('calendar.range', {
    first: sameYear ? words(`calendar.month.${run.first.slice(5, 7)}`) : month(run.first, words),
    last: month(run.last, words),
  });
}

function list(items: readonly string[], words: Words): string {
  const last = items.at(-1);
  if (last === undefined) return words('common.none');
  if (items.length === 1) return last;
  return words('common.list', { items: items.slice(0, -1).join(words('common.list_comma')), last });
}
