import { nameParty } from '../../conversation/approvals/name-party.ts';
import { MENU } from '../../conversation/choices.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';
import type { Post } from '../../domain/roles/roles.ts';
import type { Approval } from '../../ports/stores/approvals-store.ts';
import type { FoundQuestion } from './find-question.ts';

/** Who hears that a member denies a payment which was entered in their name. */
const WATCHERS: readonly Post[] = ['chair', 'auditor'];

/**
 * A member said no to what was asked in their name: not only whoever asked for it hears of it.
 * @returns how many were told
 */
export async function tellWatchers(
  ctx: TurnContext,
  { group, kind }: FoundQuestion,
  ended: Approval,
): Promise<number> {
  const { members } = ctx.stores;
  const by = ended.closedBy && (await nameParty(ctx.stores, ended.closedBy, group.groupId));
  const what = (await kind.content(ctx.stores, ended))?.aloud ?? { t: 'approvals.something' };
  const maker = await nameParty(ctx.stores, ended.maker, group.groupId);
  const params = { note: stateNote(ended, by, kind.answeredBy), what, maker };
  const involved = [ctx.person.personId, ended.maker.personId];
  const told = new Set<string>();
  for (const { memberId, post } of await members.committee(group.groupId)) {
    const personId = WATCHERS.includes(post) ? (await members.byId(memberId))?.personId : null;
    if (!personId || told.has(personId) || involved.includes(personId)) continue;
    told.add(personId);
    ctx.tell({
      to: { kind: 'person', personId },
      views: [{ kind: 'text', key: 'approvals.denied_by_member', params, choices: [MENU] }],
      category: 'notice',
      ref: `approval/${ended.approvalId}`,
    });
  }
  return told.size;
}
