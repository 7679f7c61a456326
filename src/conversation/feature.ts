import type { LocalDate } from '../domain/bangkok-time.ts';
import type { DeliveryCategory } from '../domain/delivery/category.ts';
import type { ApprovalKind } from './approvals/approval-kind.ts';
import type { Ids } from '../ports/ids.ts';
import type { Happening } from '../ports/inbound.ts';
import type { Writers } from '../ports/stores/stores.ts';
import type { Flow, StartFlow } from './flow/flow.ts';
import type { Intent, Reading } from './interpreter/reading.ts';
import type { Job } from './job.ts';
import type { Notice, TurnContext } from './turn-context.ts';
import type { Choice, View } from './view.ts';

/** What a handler outside a dialogue answers. */
export interface Outcome {
  say?: readonly View[];
  /** A dialogue to begin; one in progress is ended first, with a word. */
  start?: StartFlow;
  category?: DeliveryCategory;
  ref?: string;
  /** A word for the funnel, such as `answered` (default) or `unknown`. */
  outcome?: string;
}

export type VerbHandler = (ctx: TurnContext, ref: string) => Promise<Outcome>;
export type IntentHandler = (ctx: TurnContext, reading: Reading, text: string) => Promise<Outcome>;
/** A short form typed outside a dialogue (`12 100`); undefined when it is not one for this person. */
export type Shortcut = (
  ctx: TurnContext,
  text: string,
  reading: Reading,
) => Promise<Outcome | undefined>;
/** Answer to something that is neither words nor a button; undefined leaves it to the next feature. */
export type HappeningHandler = (ctx: TurnContext, what: Happening) => Promise<Outcome | undefined>;
/** What happens in a group chat, where nobody's figures are ever shown. */
export type ChatHandler = (chat: ChatContext, what: Happening) => Promise<readonly View[]>;

export interface ChatContext {
  chatId: string;
  now: number;
  today: LocalDate;
  stores: Writers;
  ids: Ids;
  /** What was said to the bot, without its name; empty when it was not addressed. */
  said: string;
  /** What that means; undefined when it was not addressed. */
  reading: Reading | undefined;
  /** Who said it, if they are known from their own chat with the bot. */
  speaker: TurnContext | undefined;
  /** Tells somebody in their own chat. */
  tell(notice: Notice): void;
  /** What the speaker would be answered in private; for questions that change nothing. */
  answer(): Promise<readonly View[]>;
}

/** An entry that a feature offers in the menu of the people it concerns. */
export interface MenuEntry {
  choice: Choice;
  /** Lower first; shared scale: 10 own money, 20 treasurer, 30 committee, 40 officer, 90 others. */
  order: number;
  concerns(ctx: TurnContext): boolean;
}

/** All that a feature adds to the bot; listed in `src/composition/features.ts`. */
export interface Feature {
  name: string;
  flows?: readonly Flow[];
  verbs?: Readonly<Record<string, VerbHandler>>;
  intents?: Partial<Readonly<Record<Intent, IntentHandler>>>;
  shortcuts?: readonly Shortcut[];
  /** Short forms that are never an answer to a question, so that they work in the middle of one, too. */
  anywhere?: readonly Shortcut[];
  happenings?: Partial<Readonly<Record<Happening['kind'], HappeningHandler>>>;
  chat?: ChatHandler;
  menu?: readonly MenuEntry[];
  jobs?: readonly Job[];
  /** What this feature lets nobody do alone. */
  approvals?: readonly ApprovalKind[];
  /** Answers what nobody understood; exactly one feature has it. */
  fallback?: (ctx: TurnContext, text: string, reading: Reading) => Promise<Outcome>;
}
