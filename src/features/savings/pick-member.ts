import type { Move, RunInfo, Step } from '../../conversation/flow/flow.ts';
import type { Input } from '../../conversation/flow/input.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { askWhich } from './deposit.view.ts';
import { findMember } from './find-member.ts';
import { readQuickEntry, type QuickEntry, type WhoSaid } from './quick-entry.ts';

/** What a dialogue that asks for a member of one group keeps about it. */
export interface PickData {
  groupId: string;
  memberId: string | null;
  /** Members to choose from, when a name fits several. */
  candidates: string[];
  /** How many more fit, beyond those listed. */
  unlisted: number;
}

export interface Picking<D> {
  /** Locale key of the question; `group` is its parameter. */
  question: string;
  choices: View['choices'];
  /** What the rest of the line says, such as an amount, or why it cannot be used. */
  take(data: D, line: QuickEntry): { data: D } | { unusable: View };
  /** On, with the member settled. */
  onward(ctx: TurnContext, data: D, member: Member): Promise<Move<D>> | Move<D>;
}

/** The steps `member` and `which` of a dialogue: a number, part of a name, or a whole line. */
export function memberSteps<D extends PickData>(
  picking: Picking<D>,
): { member: Step<D>; which: Step<D> } {
  const accept = (ctx: TurnContext, data: D, input: Input, run: RunInfo) =>
    acceptMember(picking, { ctx, data, input, run });
  return {
    member: {
      async ask(ctx, data) {
        const group = await groupOf(ctx, data);
        const { choices, question } = picking;
        const params = { group: group.name };
        return [{ kind: 'text', key: question, params, ...(choices && { choices }) }];
      },
      accept,
    },
    which: {
      async ask(ctx, data) {
        return [askWhich(await candidatesOf(ctx, data), await groupOf(ctx, data), data.unlisted)];
      },
      async accept(ctx, data, input, run) {
        if (input.kind !== 'choice') return accept(ctx, data, input, run);
        const all = await candidatesOf(ctx, data);
        const chosen = all.find(({ memberId }) => `member:${memberId}` === input.value);
        return chosen
          ? withMember(picking, ctx, data, chosen)
          : { kind: 'retry', say: [{ kind: 'text', key: 'savings.deposit.which_member_hint' }] };
      },
    },
  };
}

async function acceptMember<D extends PickData>(
  picking: Picking<D>,
  { ctx, data, input, run }: { ctx: TurnContext; data: D; input: Input; run: RunInfo },
): Promise<Move<D>> {
  if (input.kind !== 'text') return { kind: 'not-an-answer' };
  const line = readQuickEntry(ctx, input.text, input.reading);
  if (!line) return { kind: 'retry', say: [{ kind: 'text', key: hintKey(run) }] };
  const taken = picking.take(data, line);
  if ('unusable' in taken) return { kind: 'retry', say: [taken.unusable] };
  return pickMember(picking, ctx, taken.data, line.who);
}

const hintKey = ({ attempt }: RunInfo): string =>
  attempt === 0 ? 'savings.deposit.member_hint' : 'savings.deposit.member_hint_more';

/** Finds who is meant and goes on, or to choosing, or asks again. */
export async function pickMember<D extends PickData>(
  picking: Picking<D>,
  ctx: TurnContext,
  data: D,
  who: WhoSaid,
): Promise<Move<D>> {
  const found = await findMember(ctx, data.groupId, who);
  switch (found.kind) {
    case 'one':
      return withMember(picking, ctx, data, found.member);
    case 'several': {
      const candidates = found.members.map(({ memberId }) => memberId);
      return { kind: 'to', step: 'which', data: { ...data, candidates, unlisted: found.more } };
    }
    case 'gone':
      return again(data, 'money.withdraw.member_gone', found.member.memberNo);
    case 'none':
      return again(
        data,
        'savings.deposit.no_such_member',
        who.kind === 'number' ? who.memberNo : who.name,
      );
  }
}

async function withMember<D extends PickData>(
  picking: Picking<D>,
  ctx: TurnContext,
  data: D,
  member: Member,
): Promise<Move<D>> {
  const { memberId } = member;
  return picking.onward(ctx, { ...data, memberId, candidates: [] }, member);
}

const again = <D extends PickData>(data: D, key: string, who: string): Move<D> => ({
  kind: 'to',
  step: 'member',
  data: { ...data, memberId: null, candidates: [] },
  say: [{ kind: 'text', key, params: { who: who.slice(0, 40) } }],
});

async function groupOf(ctx: TurnContext, { groupId }: PickData): Promise<Group> {
  const group = await ctx.stores.groups.byId(groupId);
  if (!group) throw new Error('the group of a dialogue is gone');
  return group;
}

/** Those to choose from who are still members of the group. */
export async function candidatesOf(
  ctx: TurnContext,
  data: Pick<PickData, 'candidates' | 'groupId'>,
): Promise<Member[]> {
  const members: Member[] = [];
  for (const memberId of data.candidates) {
    const member = await ctx.stores.members.byId(memberId);
    if (member?.groupId === data.groupId && member.state === 'active') members.push(member);
  }
  return members;
}
