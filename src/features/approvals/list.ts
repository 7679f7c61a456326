import {
  ofMaker,
  toDecide,
  type ShownApproval,
} from '../../conversation/approvals/approval.view.ts';
import { barToChecker } from '../../conversation/approvals/bar-to-checker.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData } from '../../conversation/view.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Kinds } from './find-question.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';

/** Cards side by side in one answer; the oldest first, so that none is forgotten. */
const CARDS_MAX = 5;

interface Listed {
  shown: ShownApproval;
  data: CardData;
  isOwn: boolean;
}

/** Open requests that the person may decide, then those that they asked for. @param ref how many to skip */
export async function showApprovals(ctx: TurnContext, kinds: Kinds, ref = ''): Promise<Outcome> {
  const all = await listed(ctx, kinds);
  const from = /^\d{1,3}$/.test(ref) ? Number(ref) : 0;
  const page = all.slice(from, from + CARDS_MAX);
  if (page.length === 0) {
    return { say: [{ kind: 'text', key: 'approvals.none', choices: [MENU] }] };
  }
  const rest = all.length - from - page.length;
  const more = rest > 0 ? [verbChoice('common.more', 'approvals', String(from + CARDS_MAX))] : [];
  const count = all.filter(({ isOwn }) => !isOwn).length;
  return {
    say: [
      {
        kind: 'cards',
        template: 'approval',
        items: page.map(({ data }) => data),
        alt: { t: 'approvals.list_alt', params: { count, own: all.length - count } },
        choices: [...more, MENU],
      },
    ],
  };
}

async function listed(ctx: TurnContext, kinds: Kinds): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const group of await groupsOf(ctx)) {
    const { groupId } = group;
    for (const approval of await ctx.stores.approvals.openIn(groupId)) {
      const kind = kinds().get(approval.kind);
      const isOwn = approval.maker.personId === ctx.person.personId;
      if (!kind || ctx.now >= approval.expiresAt) continue;
      const { decidedBy, standIn, verb } = kind;
      const question = { approval, group, verb, decidedBy, standIn };
      const barred = await barToChecker(ctx.stores, question, ctx.actor, ctx.now);
      if (barred && !isOwn) continue;
      const shown = await showApproval(ctx.stores, kind, approval);
      if (!shown) continue;
      const data = isOwn
        ? ofMaker(shown, stateNote(approval, null, kind.answeredBy))
        : toDecide(shown);
      found.push({ shown, data, isOwn });
    }
  }
  return found.toSorted((a, b) => Number(a.isOwn) - Number(b.isOwn));
}

/** Groups of their own memberships, and those that a พัฒนากร looks after. */
async function groupsOf({ actor, stores }: TurnContext): Promise<Group[]> {
  const found: Group[] = [];
  for (const groupId of new Set(actor.memberships.map((own) => own.groupId))) {
    const group = await stores.groups.byId(groupId);
    if (group) found.push(group);
  }
  for (const { office, officeId } of actor.offices) {
    if (office === 'field-officer') found.push(...(await stores.groups.ofFieldOffice(officeId)));
  }
  return [...new Map(found.map((group) => [group.groupId, group])).values()];
}
