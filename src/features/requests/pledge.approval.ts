import { defineApproval, type Carried } from '../../conversation/approvals/approval-kind.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { satangFromText } from '../../domain/money.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import { contentOf } from './request-content.ts';
import { requestPayload, type RequestPayload } from './request-data.ts';

const impossible = (why: string): Carried => ({
  kind: 'impossible',
  why: { t: `requests.impossible.${why}` },
});

/** A member promises another amount; a rule of their own membership, so somebody else changes it. */
export const pledgeApproval = defineApproval<RequestPayload>({
  name: 'requests.pledge',
  verb: 'request.answer',
  fromMember: true,
  payload: requestPayload,
  content: (read, payload) => contentOf(read, 'pledge', payload),
  carryOut: changePledge,
});

async function changePledge(
  { stores }: TurnContext,
  { amount, before, memberId }: RequestPayload,
): Promise<Carried> {
  const member = await stores.members.byId(memberId);
  const group = member && (await stores.groups.byId(member.groupId));
  if (!member || member.state !== 'active' || group?.state !== 'active') return impossible('left');
  if (amount === null || member.pledgeSatang !== satangFromText(before)) {
    return impossible('changed');
  }
  const pledgeSatang = satangFromText(amount);
  if (!pledgeFits(group.rules, pledgeSatang)) return impossible('outside');
  await stores.members.change(memberId, { pledgeSatang });
  const params = { amount: { money: pledgeSatang } };
  return { kind: 'done', tellMaker: [{ kind: 'text', key: 'requests.pledge_changed', params }] };
}
