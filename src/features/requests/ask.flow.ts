import { MINUTE_MS } from '../../domain/durations.ts';
import { askApproval } from '../../conversation/approvals/ask-approval.ts';
import type { OwnApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { MENU } from '../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { groupList, readGroup } from '../../conversation/group-list.view.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import { confirms, corrects } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { satangFromText } from '../../domain/money.ts';
import { ownMembership, ownMemberships } from './own-memberships.ts';
import { pledgeApproval } from './pledge.approval.ts';
import {
  requestData,
  requestParams,
  type RequestData,
  type RequestKind,
  type RequestPayload,
} from './request-data.ts';
import { refusalOf } from './refusal-of.ts';
import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import { askAmount, confirmCard, ended, type Own } from './request.view.ts';
import { resignationRequest, withdrawalRequest } from './taken-up.approval.ts';

const APPROVALS: Readonly<Record<RequestKind, OwnApprovalKind<RequestPayload>>> = {
  pledge: pledgeApproval,
  withdrawal: withdrawalRequest,
  resignation: resignationRequest,
};

const over = (key: string): Move<RequestData> => ({
  kind: 'end',
  how: 'cancelled',
  say: [ended(key)],
});

const group: Step<RequestData> = {
  async ask(ctx) {
    const groups = (await ownMemberships(ctx)).map((own) => own.group);
    return [groupList('requests.which_group', groups)];
  },
  async accept(ctx, data, input, run) {
    const mine = await ownMemberships(ctx);
    const groups = mine.map((own) => own.group);
    const chosen = readGroup(input, groups);
    const own = mine.find((one) => one.group.groupId === chosen?.groupId);
    if (own) return toNext(own, { ...data, memberId: own.member.memberId });
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('requests.group_hint', run);
  },
};

const amount: Step<RequestData> = {
  async ask(ctx, data) {
    const own = await ownMembership(ctx, data.memberId);
    return [own ? askAmount(data.kind, own) : ended('requests.not_yours')];
  },
  async accept(ctx, data, input, run) {
    const own = await ownMembership(ctx, data.memberId);
    if (!own) return over('requests.not_yours');
    const read = readAmount(ctx, input);
    if (read === undefined) {
      if (isOtherMatter(input)) return { kind: 'not-an-answer' };
      return hintOf('requests.amount_hint', run);
    }
    const refused = refusalOf(data.kind, own, read);
    if (refused !== undefined) {
      const params = { special: { money: own.special }, ...rulesParams(own.group.rules) };
      return retryWith(refused, params);
    }
    return { kind: 'to', step: 'confirm', data: { ...data, amount: String(read) } };
  },
};

function readAmount(ctx: TurnContext, input: Input): bigint | undefined {
  if (input.kind === 'choice') {
    return /^\d{1,15}$/.test(input.value) ? BigInt(input.value) : undefined;
  }
  if (input.kind !== 'text') return undefined;
  const read = ctx.interpreter.amount(input.text);
  return read.kind === 'amount' ? read.satang : input.reading.amountSatang;
}

const confirm: Step<RequestData> = {
  async ask(ctx, data) {
    const own = await ownMembership(ctx, data.memberId);
    return [own ? confirmCard(data.kind, own, satangOf(data)) : ended('requests.not_yours')];
  },
  async accept(ctx, data, input, run) {
    if (corrects(input) && data.kind !== 'resignation') {
      return { kind: 'to', step: 'amount', data: { ...data, amount: null } };
    }
    if (!confirms(input)) {
      return isOtherMatter(input)
        ? { kind: 'not-an-answer' }
        : hintOf('requests.confirm_hint', run);
    }
    const own = await ownMembership(ctx, data.memberId);
    return own ? send(ctx, own, data) : over('requests.not_yours');
  },
};

const satangOf = ({ amount: text }: RequestData): bigint | undefined =>
  text === null ? undefined : satangFromText(text);

async function send(ctx: TurnContext, own: Own, data: RequestData): Promise<Move<RequestData>> {
  const { kind, memberId } = data;
  const satang = satangOf(data);
  const refused = satang === undefined ? undefined : refusalOf(kind, own, satang);
  if (refused !== undefined) return { kind: 'to', step: 'amount', data: { ...data, amount: null } };
  const before = kind === 'pledge' ? String(own.member.pledgeSatang) : null;
  const asked = await askApproval(ctx, APPROVALS[kind], {
    groupId: own.group.groupId,
    payload: { memberId, amount: data.amount, before },
    subject: `request/${kind}/${memberId}`,
    concerns: [memberId],
  });
  if (asked.kind === 'open-already') return over('requests.open_already');
  return { kind: 'end', say: asked.say.map((view) => ({ ...view, choices: [MENU] })) };
}

/** A member asks the committee: another pledge, special savings out, or to leave. */
export const askFlow = defineFlow({
  name: 'requests.ask-committee',
  version: 1,
  data: requestData,
  params: requestParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 120 * MINUTE_MS },
  steps: { group, amount, confirm },
  async begin(ctx, params) {
    const mine = await ownMemberships(ctx);
    const [only] = mine;
    if (!only) return over('requests.not_yours');
    const data: RequestData = { ...params, memberId: '' };
    if (mine.length > 1) return { kind: 'to', step: 'group', data };
    return toNext(only, { ...data, memberId: only.member.memberId });
  },
});

/** To the amount, or past it where it was said already or none is needed. */
function toNext(own: Own, data: RequestData): Move<RequestData> {
  const { kind } = data;
  if (kind === 'withdrawal' && own.special === 0n) return over('requests.no_special');
  if (kind === 'resignation') return { kind: 'to', step: 'confirm', data };
  const satang = satangOf(data);
  const fits = satang !== undefined && refusalOf(kind, own, satang) === undefined;
  return fits
    ? { kind: 'to', step: 'confirm', data }
    : { kind: 'to', step: 'amount', data: { ...data, amount: null } };
}
