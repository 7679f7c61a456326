import {
  defineApproval,
  type ApprovalContent,
  type Carried,
} from '../../conversation/approvals/approval-kind.ts';
import { verbChoice } from '../../conversation/choices.ts';
import { noteAudit } from '../../conversation/note-audit.ts';
import { tellCommittee } from '../../conversation/tell-committee.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { maskName } from '../../domain/names/mask-name.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { READS_FOR_MAX } from './limits.ts';
import { proxyPayload, type ProxyPayload } from './proxy-payload.ts';

type Agreeing = 'member' | 'committee';

/** The member says, on their own phone, that this is whom they gave the code to. */
export const ownProxyApproval = defineApproval<ProxyPayload>({
  name: 'proxy.own',
  verb: 'proxy.agree-own',
  decidedBy: 'concerned',
  ownMatter: true,
  labels: { yes: 'proxy.ask.yes', no: 'proxy.ask.no' },
  whyNot: { question: 'proxy.ask.why_not', reasons: ['not-known', 'other'] },
  payload: proxyPayload,
  content: (read, payload) => contentOf(read, payload, 'member'),
  carryOut: (ctx, payload, approval) => begin(ctx, payload, approval, 'member'),
});

/** The member is not on LINE: another of the committee than gave the code has asked them. */
export const forProxyApproval = defineApproval<ProxyPayload>({
  name: 'proxy.for',
  verb: 'proxy.agree-for',
  payload: proxyPayload,
  content: (read, payload) => contentOf(read, payload, 'committee'),
  carryOut: (ctx, payload, approval) => begin(ctx, payload, approval, 'committee'),
});

async function contentOf(
  read: Readers,
  { memberId, readerName }: ProxyPayload,
  agreeing: Agreeing,
): Promise<ApprovalContent | undefined> {
  const member = await read.members.byId(memberId);
  if (!member) return undefined;
  const row = (name: string, value: string | { t: string }) => ({
    label: { t: `proxy.row.${name}` },
    value,
  });
  const { memberNo: number, name } = member;
  return {
    title: { t: `proxy.ask.title_${agreeing}` },
    detail: { t: `proxy.ask.detail_${agreeing}` },
    maker: readerName,
    sections: [
      {
        rows: [
          row('reader', readerName),
          ...(agreeing === 'committee' ? [row('member', name), row('number', number)] : []),
          row('sees', { t: 'proxy.sees' }),
          row('cannot', { t: 'proxy.cannot' }),
        ],
      },
    ],
    warning: { t: `proxy.ask.warning_${agreeing}` },
    aloud: { t: 'proxy.ask.aloud', params: { reader: readerName, name: maskName(name), number } },
  };
}

async function begin(
  ctx: TurnContext,
  { memberId, readerId, readerName }: ProxyPayload,
  { groupId }: Approval,
  agreedBy: Agreeing,
): Promise<Carried> {
  const member = await ctx.stores.members.byId(memberId);
  const why = await whyNot(ctx, member, readerId, agreedBy);
  if (why !== undefined || !member) {
    return { kind: 'impossible', why: { t: `proxy.impossible.${why ?? 'left'}` } };
  }
  const proxyId = ctx.ids.id();
  const since = ctx.now;
  await ctx.stores.proxies.add({
    proxyId,
    memberId,
    groupId,
    readerId,
    readerName,
    agreedBy,
    since,
  });
  await noteAudit(ctx, { verb: 'proxy.begin', groupId, ref: memberId });
  ctx.rightsChanged(readerId);
  const params = { reader: readerName, name: member.name, number: member.memberNo };
  if (agreedBy === 'committee') {
    const views = [{ kind: 'text', key: 'proxy.told.committee', params } as const];
    await tellCommittee(ctx, groupId, { views, ref: `proxy/${proxyId}` });
  }
  const balance = verbChoice('savings.balance.button', 'balance');
  const choices = [balance, verbChoice('proxy.button', 'proxy')];
  return {
    kind: 'done',
    say: [
      { kind: 'text', key: 'proxy.begun', params, choices: [verbChoice('proxy.button', 'proxy')] },
    ],
    tellMaker: [{ kind: 'text', key: 'proxy.begun_reader', params, choices }],
  };
}

/** What has changed since it was asked. */
async function whyNot(
  { stores }: TurnContext,
  member: Member | undefined,
  readerId: string,
  agreedBy: Agreeing,
): Promise<string | undefined> {
  if (member?.state !== 'active') return 'left';
  // Who has come to LINE meanwhile agrees there.
  if (agreedBy === 'committee' && member.personId !== null) return 'has_line';
  if (await stores.proxies.ofMember(member.memberId)) return 'taken';
  const reads = await stores.proxies.ofReader(readerId);
  return reads.length >= READS_FOR_MAX ? 'too_many' : undefined;
}
