import { MENU } from '../../conversation/choices.ts';
import type { Move } from '../../conversation/flow/flow.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { satangFromText } from '../../domain/money.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { DepositData } from './deposit-data.ts';
import { draftOf, monthsFor, shownOf } from './deposit-draft.ts';
import { isUnsure } from './deposit-sure.ts';
import { findMember } from './find-member.ts';
import { whoSaid, type WhoSaid } from './quick-entry.ts';
import { refusedDay } from './refused-day.ts';

/** To the member that the opening line named, or to the question who it is. */
export async function toSaid(
  ctx: TurnContext,
  data: DepositData,
  said: NonNullable<DepositData['said']>,
): Promise<Move<DepositData>> {
  const { monthCount } = said;
  const who = whoSaid(said);
  if (!who) return { kind: 'to', step: 'member', data };
  return toMember(ctx, data, { who, ...(monthCount !== null && { monthCount }) });
}

/** Finds who is meant and goes on to the summary, or to choosing, or asks again. */
export async function toMember(
  ctx: TurnContext,
  data: DepositData,
  said: { who: WhoSaid; monthCount?: number },
): Promise<Move<DepositData>> {
  const found = await findMember(ctx, data.groupId, said.who);
  const words = said.who.kind === 'number' ? said.who.memberNo : said.who.name;
  switch (found.kind) {
    case 'one':
      return withMember(ctx, data, found.member, said.monthCount ?? null);
    case 'several': {
      const candidates = found.members.map(({ memberId }) => memberId);
      return { kind: 'to', step: 'which', data: { ...data, candidates, unlisted: found.more } };
    }
    case 'gone':
      return again(data, 'savings.deposit.member_gone', found.member.memberNo);
    case 'none':
      return again(data, 'savings.deposit.no_such_member', words.slice(0, 40));
  }
}

const again = (data: DepositData, key: string, who: string): Move<DepositData> => ({
  kind: 'to',
  step: 'member',
  data: { ...data, memberId: null, candidates: [] },
  say: [{ kind: 'text', key, params: { who } }],
});

/** A member is settled: months are worked out unless they were named, then the summary is shown. */
export async function withMember(
  ctx: TurnContext,
  data: DepositData,
  member: Member,
  monthCount: number | null,
): Promise<Move<DepositData>> {
  const group = await ctx.stores.groups.byId(data.groupId);
  if (!group) throw new Error('the group of a deposit is gone');
  if (data.target === 'special' && !group.rules.specialAllowed) {
    const view = { kind: 'text', key: 'savings.special.not_kept', choices: [MENU] } as const;
    return { kind: 'end', how: 'cancelled', say: [view] };
  }
  const { memberId } = member;
  const months = await monthsOrDefault(ctx, group, member, data, monthCount);
  return toSummary(ctx, { ...data, memberId, months, candidates: [], distinctFrom: [] });
}

async function monthsOrDefault(
  ctx: TurnContext,
  group: Group,
  member: Member,
  data: DepositData,
  count: number | null,
): Promise<string[]> {
  if (data.target === 'special') return [];
  if (data.months.length > 0) return data.months;
  const amount = data.amount === null ? null : satangFromText(data.amount);
  return monthsFor(ctx, group, member, { count, amount, day: data.paidOn });
}

/** To the summary, or first to how much it is, or whether it is the same payment entered twice. */
export async function toSummary(ctx: TurnContext, data: DepositData): Promise<Move<DepositData>> {
  const draft = await draftOf(ctx, data);
  if (!draft) {
    return { kind: 'to', step: 'member', data: { ...data, memberId: null, candidates: [] } };
  }
  if (data.target === 'special' && data.amount === null)
    return { kind: 'to', step: 'amount', data };
  const refusal =
    data.paidOn === null ? undefined : await refusedDay(ctx, draft.group, data.paidOn);
  if (refusal) return { kind: 'to', step: 'day', data: { ...data, paidOn: null }, say: [refusal] };
  if (draft.similar.length > 0) return { kind: 'to', step: 'again', data };
  const shown = shownOf(draft);
  return { kind: 'to', step: isUnsure(draft, data) ? 'sure' : 'confirm', data: { ...data, shown } };
}
