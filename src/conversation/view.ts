import type { LocalDate, Month } from '../domain/bangkok-time.ts';

/**
 * A value that is written differently in each language. The renderer formats it:
 * money `1,234.50`, words `หนึ่งพัน…บาทถ้วน`, dates in the Buddhist era for Thai.
 */
export type Formatted =
  | { money: bigint }
  | { moneyWords: bigint }
  | { date: LocalDate }
  | { month: Month }
  | { months: readonly Month[] }
  /** Epoch ms, shown as day and time of day in Bangkok. */
  | { instant: number }
  /** A sentence or word of the locales. */
  | { t: string; params?: Params }
  /** A province, district or tambon code. */
  | { area: string }
  /** A language, called as it calls itself. */
  | { language: Lang }
  | { list: readonly Value[] }
  /** One below the other. */
  | { lines: readonly Value[] }
  /** Address of a stored picture; nothing where the bot has no public address. */
  | { media: string; part: 'original' | 'preview' }
  /** A link that opens the chat with the bot, these words typed in; nothing where the bot's id is unknown. */
  | { chatLink: string }
  /** Address of a QR picture of that link; nothing where it cannot be shown. */
  | { chatLinkQr: string };

export type Value = string | number | Formatted;
export type Params = { readonly [name: string]: Value };

/** What a button does. */
export type Act =
  /** Answers the step that shows it; bound to person, run, step and revision. */
  | { do: 'step'; value: string }
  /** Stands by itself: a verb of a feature's manifest with a reference; re-authorised when pressed. */
  | { do: 'verb'; verb: string; ref?: string }
  /** A date picker answering the step. */
  | { do: 'pick-date'; value: string; initial?: LocalDate; min?: LocalDate; max?: LocalDate }
  /** A date-and-time picker answering the step; `YYYY-MM-DDTHH:mm` in Bangkok. */
  | { do: 'pick-datetime'; value: string; initial?: string; min?: string; max?: string }
  /** Types the sentence as if the person had. */
  | { do: 'say'; text: { t: string } }
  | { do: 'open'; url: string }
  | { do: 'copy'; text: string }
  | { do: 'camera-roll' };

export interface Choice {
  /** Locale key of the label, ≤20 graphemes when filled in. */
  label: string;
  params?: Params;
  act: Act;
  /** True where only the button itself will do: typing its label is not a confirmation. */
  tapOnly?: boolean;
  /** What else is typed for it, such as the name of the line that it changes. */
  typed?: { t: string };
  /** What appears as the person's own words when pressed; the label unless given. */
  echo?: { t: string; params?: Params };
}

/** Data of a Flex template: values for its placeholders, lists for its repeats, choices for its buttons. */
export type CardData = {
  readonly [name: string]: Value | Choice | boolean | undefined | CardData | readonly CardData[];
};

interface WithChoices {
  /** Quick replies, ≤13; shown under the last message only. */
  choices?: readonly Choice[];
}

export type View =
  | ({ kind: 'text'; key: string; params?: Params } & WithChoices)
  /** Words written by a person (an announcement), shown as they are. */
  | ({ kind: 'words'; text: string } & WithChoices)
  /** One card of `flex-templates/<template>.json`; `alt` is what is read aloud and in the chat list. */
  | ({
      kind: 'card';
      template: string;
      data: CardData;
      alt: { t: string; params?: Params };
    } & WithChoices)
  /** 1–12 cards of one template, side by side. */
  | ({
      kind: 'cards';
      template: string;
      items: readonly CardData[];
      alt: { t: string; params?: Params };
    } & WithChoices)
  | ({ kind: 'image'; mediaId: string } & WithChoices);

export type Lang = 'th' | 'en' | (string & {});
