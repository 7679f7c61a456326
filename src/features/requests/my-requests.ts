import { withdrawChoice } from '../../conversation/approvals/approval.view.ts';
import type { ApprovalKind } from '../../conversation/approvals/approval-kind.ts';
import { nameParty } from '../../conversation/approvals/name-party.ts';
import { showApproval } from '../../conversation/approvals/show-approval.ts';
import { stateNote } from '../../conversation/approvals/state-note.ts';
import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice } from '../../conversation/view.ts';
import { REQUEST_KINDS } from './request-data.ts';

/** Of all that somebody asked for, a committee member's approvals among it, so many are looked at. */
const LOOKED_AT = 40;
const ROWS_MAX = 6;

export const ASK_CHOICES: readonly Choice[] = REQUEST_KINDS.map((kind) =>
  verbChoice(`requests.title.${kind}`, 'requests.ask', kind),
);

/** What the person has asked the committee for, the latest first, and where it stands. */
export async function showMyRequests(
  ctx: TurnContext,
  kinds: ReadonlyMap<string, ApprovalKind>,
): Promise<Outcome> {
  const rows: CardData[] = [];
  for (const approval of await ctx.stores.approvals.ofMaker(ctx.person.personId, LOOKED_AT)) {
    const kind = kinds.get(approval.kind);
    if (!kind || rows.length === ROWS_MAX) continue;
    const shown = await showApproval(ctx.stores, kind, approval);
    if (!shown) continue;
    const by =
      approval.closedBy && (await nameParty(ctx.stores, approval.closedBy, approval.groupId));
    rows.push({
      title: shown.content.aloud,
      detail: stateNote(approval, by, kind.answeredBy),
      ...(approval.state === 'open' && { choice: withdrawChoice(approval) }),
    });
  }
  if (rows.length === 0) {
    const choices = [...ASK_CHOICES, MENU];
    return { say: [{ kind: 'text', key: 'requests.none', choices }] };
  }
  const title = { t: 'requests.mine' };
  const alt = { t: 'requests.mine_alt', params: { count: rows.length } };
  return {
    say: [
      {
        kind: 'card',
        template: 'list',
        data: { title, rows },
        alt,
        choices: [...ASK_CHOICES, MENU],
      },
    ],
  };
}
