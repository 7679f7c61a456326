import { barToChecker } from '../../conversation/approvals/bar-to-checker.ts';
import { findCheckers } from '../../conversation/approvals/find-checkers.ts';
import { formerPost } from '../../conversation/former-post.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { DecisionBar } from '../../domain/approvals/judge-decision.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import { endApproval, partyOf, tellMaker } from './end-approval.ts';
import { toWhoMissed } from './outcome.view.ts';
import { tellWatchers } from './tell-watchers.ts';
import { tellWithdrawal } from './tell-withdrawal.ts';
import { findQuestion, isShown, readRef, type FoundQuestion, type Kinds } from './find-question.ts';
import { IMPOSSIBLE } from '../../conversation/approvals/state-note.ts';
import { asItIsNow } from './show.ts';

const LIST = verbChoice('approvals.button', 'approvals');
const text = (key: string, params: Extract<View, { kind: 'text' }>['params'] = {}): View => ({
  kind: 'text',
  key,
  params,
  choices: [LIST, MENU],
});

/** Cards go to the committee, to a member over their own money, to a พัฒนากร who stands in. */
const DECIDERS = ['ledger.witness', 'group.change-post'] as const;

const none = ({ actor }: TurnContext): Outcome => ({
  say: [formerPost(actor, DECIDERS) ?? text('approvals.no_such')],
  outcome: 'no-such-approval',
});

/** ยืนยัน อนุมัติ: carries out what was asked and ends the request, in this transaction. */
export async function approve(ctx: TurnContext, kinds: Kinds, ref: string): Promise<Outcome> {
  const found = await findQuestion(ctx, kinds, readRef(ref).approvalId);
  if (!found) return none(ctx);
  const barred = await answerBar(ctx, found, ref, 'approve');
  if (barred) return barred;
  const { approval, kind } = found;
  const carried = await kind.carryOut(ctx, approval);
  if (carried.kind === 'not-now') {
    return { say: [text('approvals.not_now', { why: carried.why })], outcome: 'not-now' };
  }
  const by = partyOf(ctx, found);
  if (carried.kind === 'impossible') {
    const end = { state: 'refused', by, at: ctx.now, reason: IMPOSSIBLE } as const;
    const ended = await endApproval(ctx, approval, end);
    await note(ctx, found, 'approve', IMPOSSIBLE);
    const why = text('approvals.impossible', { why: carried.why });
    await tellMaker(ctx, kind, ended, [why]);
    return { say: [why], category: 'approval', outcome: IMPOSSIBLE };
  }
  const ended = await endApproval(ctx, approval, {
    state: 'approved',
    by,
    at: ctx.now,
    reason: null,
  });
  await note(ctx, found, 'approve');
  await tellMaker(ctx, kind, ended, carried.tellMaker ?? []);
  const say = [text(`approvals.${doneKey(found, carried)}`), ...(carried.say ?? [])];
  return { say, category: 'approval', ref: `approval/${ended.approvalId}`, outcome: 'approved' };
}

function doneKey({ decidedBy, kind }: FoundQuestion, { isOnward }: { isOnward?: true }): string {
  if (decidedBy === 'concerned' || isOnward) return 'agreed';
  return kind.answeredBy === 'approving' ? 'approved' : 'taken_up';
}

/** What is said to who may not refuse it now; undefined when they may. */
export async function barToRefusal(
  ctx: TurnContext,
  kinds: Kinds,
  ref: string,
): Promise<Outcome | undefined> {
  const found = await findQuestion(ctx, kinds, readRef(ref).approvalId);
  return found ? answerBar(ctx, found, ref, 'refuse') : none(ctx);
}

/** ไม่อนุมัติ, with why: a word of the list or the checker's own. */
export async function refuse(
  ctx: TurnContext,
  kinds: Kinds,
  { reason, ref }: { ref: string; reason: string },
): Promise<Outcome> {
  const found = await findQuestion(ctx, kinds, readRef(ref).approvalId);
  if (!found) return none(ctx);
  const barred = await answerBar(ctx, found, ref, 'refuse');
  if (barred) return barred;
  const end = { state: 'refused', by: partyOf(ctx, found), at: ctx.now, reason } as const;
  const ended = await endApproval(ctx, found.approval, end);
  await note(ctx, found, 'refuse');
  await tellMaker(ctx, found.kind, ended);
  const isDenial = found.decidedBy === 'concerned' && !found.kind.ownMatter;
  const key = isDenial ? await ownRefusal(ctx, found, ended) : 'refused';
  return { say: [text(`approvals.${key}`)], category: 'approval', outcome: 'refused' };
}

async function ownRefusal(ctx: TurnContext, found: FoundQuestion, ended: Approval) {
  const told = await tellWatchers(ctx, found, ended);
  return told > 0 ? 'refused_own' : 'refused_own_untold';
}

/** ถอนคำขอ: only whoever asked. */
export async function withdraw(ctx: TurnContext, kinds: Kinds, ref: string): Promise<Outcome> {
  const found = await findQuestion(ctx, kinds, ref);
  if (!found || found.approval.maker.personId !== ctx.person.personId) return none(ctx);
  const { approval, kind } = found;
  if (approval.state !== 'open') return asItIsNow(ctx, found);
  if (ctx.now >= approval.expiresAt) return expire(ctx, found);
  const asked = await findCheckers(ctx.stores, found, ctx.now);
  const end = { state: 'withdrawn', by: approval.maker, at: ctx.now, reason: null } as const;
  await endApproval(ctx, approval, end);
  await note(ctx, found, 'withdraw');
  const shown = (await kind.content(ctx.stores, approval))?.aloud ?? { t: 'approvals.something' };
  await tellWithdrawal(ctx, found, asked, shown);
  return { say: [text('approvals.withdrawn', { what: shown })], outcome: 'withdrawn' };
}

/** What is said to who may not decide; written down unless it is only late. */
async function answerBar(
  ctx: TurnContext,
  found: FoundQuestion,
  ref: string,
  verb: string,
): Promise<Outcome | undefined> {
  const bar: DecisionBar | undefined =
    (await barToChecker(ctx.stores, found, ctx.actor, ctx.now)) ??
    (isShown(found, ref) ? undefined : 'changed');
  if (!bar) return undefined;
  if (bar === 'closed') return asItIsNow(ctx, found);
  if (bar === 'expired') return expire(ctx, found);
  await note(ctx, found, verb, bar);
  if (bar === 'no-right') return none(ctx);
  return { say: [text(`approvals.bar.${bar}`)], outcome: bar };
}

/** Nobody has swept it yet: it ends here, and whoever asked, or could have decided, is told. */
async function expire(ctx: TurnContext, found: FoundQuestion) {
  const { approval, kind } = found;
  const missed = await findCheckers(ctx.stores, found, approval.expiresAt - 1);
  const end = { state: 'expired', by: null, at: ctx.now, reason: null } as const;
  const ended = await endApproval(ctx, approval, end);
  if (ended.maker.personId !== ctx.person.personId) await tellMaker(ctx, kind, ended);
  const what = (await kind.content(ctx.stores, ended))?.aloud;
  for (const { personId } of missed) {
    if (personId !== ctx.person.personId) ctx.tell(toWhoMissed(personId, kind, ended, what));
  }
  return asItIsNow(ctx, { ...found, approval: ended });
}

async function note(
  ctx: TurnContext,
  { approval, group }: FoundQuestion,
  verb: string,
  refused?: string,
): Promise<void> {
  await noteAudit(ctx, {
    verb: `approval.${verb}.${approval.kind}`,
    groupId: group.groupId,
    ref: approval.approvalId,
    ...(refused !== undefined && { refused }),
  });
}
