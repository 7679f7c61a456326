import type { z } from 'zod';
import { APPROVAL_LIFE_MS, MEMBERS_REQUEST_LIFE_MS } from '../../domain/approvals/approval.ts';
import type { DecidedBy } from '../../domain/approvals/judge-decision.ts';
import type { Verb } from '../../domain/roles/permissions.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Json } from '../../ports/stores/sessions-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Choice, Params, Value, View } from '../view.ts';

/** What the second person sees, and decides over: all of it, exactly. */
export interface ApprovalContent {
  /** What is asked, a few words. */
  title: Value;
  detail?: Value;
  /** Who asks, where the group's register does not know them. */
  maker?: Value;
  /** The amount it is about, in large figures and in words. */
  amount?: { label: Value; satang: bigint };
  /** Groups of lines, such as what is in the books and what it would be. */
  sections: readonly {
    heading?: Value;
    rows: readonly { label: Value; value: Value }[];
  }[];
  warning?: Value;
  /** A picture that belongs to it, such as the bank's slip. */
  picture?: Value;
  /** Where more of it is looked at: one button below the two that decide. */
  see?: Choice;
  /** The whole as one sentence: read aloud, and repeated when the maker is told the outcome. */
  aloud: { t: string; params?: Params };
}

/** What came of carrying out what was approved. */
export type Carried =
  /**
   * Done, in this transaction: what the checker and the maker are told beside that. `isOnward`:
   * this answer is kept, and somebody else is asked before anything is booked.
   */
  | { kind: 'done'; say?: readonly View[]; tellMaker?: readonly View[]; isOnward?: true }
  /** It can never be done as it was asked; nothing was written. The request is closed. */
  | { kind: 'impossible'; why: { t: string; params?: Params } }
  /** Not just now; nothing was written. The request stays open. */
  | { kind: 'not-now'; why: { t: string; params?: Params } };

/** The พัฒนากร responsible for the group: the one officer whose work this is. */
export type StandIn = 'field-officer';

/** What the two buttons say, locale keys; the first begins with ยืนยัน. */
export interface AnswerLabels {
  yes: string;
  no: string;
}

/** What is asked of whoever says no: the question and the reasons to choose from, locale keys. */
export interface WhyNot {
  question: string;
  /** Below `approvals.reasons.`. */
  reasons: readonly string[];
}

/** How it is answered: done at once, or taken up, for people to do it. */
export type AnsweredBy = 'approving' | 'taking-up';

export interface ApprovalKindDefinition<P extends Json> {
  /** Kept with every request: never reused for something else. */
  name: string;
  /** Who may decide, by the permission table. */
  verb: Verb;
  /** `concerned`: only those whose money it is, each by their own LINE; the committee unless given. */
  decidedBy?: DecidedBy;
  /** A member's own request: longer to answer, and its deciders hear of it again when nobody did. */
  fromMember?: true;
  /** `approving` unless given. */
  answeredBy?: AnsweredBy;
  /** No money is in it: only whoever asked hears that the member said no. */
  ownMatter?: true;
  /** Who decides where the committee has nobody else with the right; nobody unless given. */
  standIn?: StandIn;
  /** Those of approving or taking up unless given. */
  labels?: AnswerLabels;
  /** The committee's reasons unless given. */
  whyNot?: WhyNot;
  payload: z.ZodType<P>;
  /** Undefined when what it was about is gone: then it can only be refused or withdrawn. */
  content(read: Readers, payload: P, approval: Approval): Promise<ApprovalContent | undefined>;
  /**
   * Does what was approved, with the turn's stores. The checker's right was asked in this
   * transaction; everything else that must still hold is asked here.
   */
  carryOut(ctx: TurnContext, payload: P, approval: Approval): Promise<Carried>;
}

/** A kind with its payload type closed over: stored JSON goes in. */
export interface ApprovalKind {
  readonly name: string;
  readonly verb: Verb;
  readonly decidedBy: DecidedBy;
  readonly fromMember: boolean;
  readonly answeredBy: AnsweredBy;
  readonly ownMatter: boolean;
  readonly standIn: StandIn | null;
  readonly labels: AnswerLabels;
  readonly whyNot: WhyNot;
  /** How long it may be decided, business clock. */
  readonly lifeMs: number;
  content(read: Readers, approval: Approval): Promise<ApprovalContent | undefined>;
  carryOut(ctx: TurnContext, approval: Approval): Promise<Carried>;
}

/** A kind as the feature that brings it knows it. */
export interface OwnApprovalKind<P extends Json> extends ApprovalKind {
  /** @throws ZodError for what is no payload of this kind: a fault of ours. */
  check(payload: P): P;
}

const LABELS = {
  approving: { yes: 'approvals.approve', no: 'approvals.refuse' },
  'taking-up': { yes: 'approvals.take_up', no: 'approvals.not_taken' },
} as const satisfies Record<AnsweredBy, AnswerLabels>;

/** Why a committee did not approve a request: what the buttons offer. */
const REASONS = ['figures', 'ask-first', 'not-agreed', 'other'] as const;

/** Declares something that takes two people. The payload is validated whenever it comes back. */
export function defineApproval<P extends Json>(
  definition: ApprovalKindDefinition<P>,
): OwnApprovalKind<P> {
  const { answeredBy = 'approving', decidedBy = 'committee', name, payload, verb } = definition;
  const fromMember = definition.fromMember ?? false;
  return {
    name,
    verb,
    decidedBy,
    fromMember,
    answeredBy,
    ownMatter: definition.ownMatter ?? false,
    standIn: definition.standIn ?? null,
    labels: definition.labels ?? LABELS[answeredBy],
    whyNot: definition.whyNot ?? { question: 'approvals.ask_reason', reasons: REASONS },
    lifeMs: fromMember ? MEMBERS_REQUEST_LIFE_MS : APPROVAL_LIFE_MS,
    check: (given) => payload.parse(given),
    content: (read, approval) =>
      definition.content(read, payload.parse(approval.payload), approval),
    carryOut: (ctx, approval) =>
      definition.carryOut(ctx, payload.parse(approval.payload), approval),
  };
}
