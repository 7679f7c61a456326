import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, IntentHandler, Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { askFlow } from './ask.flow.ts';
import { showMyRequests } from './my-requests.ts';
import { payOut } from './pay-out.ts';
import { pledgeApproval } from './pledge.approval.ts';
import { REQUEST_KINDS, type RequestKind } from './request-data.ts';
import { notAMember } from './not-a-member.ts';
import { resignationRequest, withdrawalRequest } from './taken-up.approval.ts';
import { CHANGE_PLEDGE, LEAVE, MY_REQUESTS, WITHDRAW } from './typed-words.ts';

const AFTER_GROUP = 54;
const APPROVALS = [pledgeApproval, withdrawalRequest, resignationRequest];
const KINDS: ReadonlyMap<string, ApprovalKind> = new Map(
  APPROVALS.map((kind) => [kind.name, kind]),
);

const isMember = ({ actor }: TurnContext): boolean => actor.memberships.length > 0;
const paysOut = ({ actor }: TurnContext): boolean =>
  actor.memberships.some(({ posts }) => posts.includes('treasurer'));

/** A number beside ลาออก is somebody's, not money: leaving has no amount. */
const hasAmount = (kind: RequestKind, amount: bigint | undefined): amount is bigint =>
  kind !== 'resignation' && amount !== undefined && amount > 0n;

const ask = (kind: RequestKind, amount?: bigint): Outcome => ({
  start: {
    flow: askFlow.name,
    params: { kind, amount: hasAmount(kind, amount) ? String(amount) : null },
  },
});

const intent =
  (kind: RequestKind): IntentHandler =>
  async (ctx, reading) =>
    isMember(ctx) ? ask(kind, reading.amountSatang) : { say: [notAMember(ctx)] };

/** Words that no intent stands for; ถอน of a treasurer is the money of whoever stands before them. */
const typed: Shortcut = async (ctx, text, reading) => {
  if (!isMember(ctx)) return undefined;
  const words = text.trim().replace(/\s+/g, ' ');
  if (MY_REQUESTS.test(words)) return showMyRequests(ctx, KINDS);
  if (CHANGE_PLEDGE.test(words)) return ask('pledge', reading.amountSatang);
  if (LEAVE.test(words)) return ask('resignation');
  if (paysOut(ctx)) return undefined;
  const wants = reading.intent === 'withdraw' || WITHDRAW.test(words);
  return wants ? ask('withdrawal', reading.amountSatang) : undefined;
};

/** What a member asks of the committee, answered within a stated time, and where it stands. */
export const requestsFeature: Feature = {
  name: 'requests',
  flows: [askFlow],
  approvals: APPROVALS,
  intents: { 'pledge-change': intent('pledge'), resign: intent('resignation') },
  verbs: {
    requests: (ctx) => showMyRequests(ctx, KINDS),
    'requests.ask': async (ctx, ref) => {
      const kind = REQUEST_KINDS.find((one) => one === ref);
      return kind && isMember(ctx) ? ask(kind) : { say: [notAMember(ctx)] };
    },
    'requests.pay-out': payOut,
  },
  shortcuts: [typed],
  menu: [
    { order: AFTER_GROUP, choice: verbChoice('requests.button', 'requests'), concerns: isMember },
  ],
};
