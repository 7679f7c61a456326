import { verbChoice } from '../../conversation/choices.ts';
import type { Feature, Outcome, Shortcut } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Pieces } from '../../domain/cash/pieces.ts';
import { readPieces } from '../../domain/cash/read-pieces.ts';
import { PERMISSIONS } from '../../domain/roles/permissions.ts';
import type { Post } from '../../domain/roles/roles.ts';
import { cashCountApproval } from './cash-count.approval.ts';
import { countCashFlow } from './count-cash.flow.ts';

const AFTER_DEPOSITS = 23;
/** The whole count in one line, after the command. */
const COUNTED = /^(?:นับเงิน(?:สด)?(?:ได้)?|count(?:ed)?(?: the)? cash)[:\s]+(.+)$/isu;

const holds =
  (posts: readonly string[]) =>
  ({ actor }: TurnContext): boolean =>
    actor.memberships.some((own) => own.posts.some((post: Post) => posts.includes(post)));
const counts = holds(PERMISSIONS['cash.count']);

const count = (groupId: string, pieces: Pieces = {}): Outcome => ({
  start: { flow: countCashFlow.name, params: { groupId: groupId || null, pieces: { ...pieces } } },
});

const countedLine: Shortcut = async (ctx, text) => {
  const line = counts(ctx) ? COUNTED.exec(text.trim())?.[1] : undefined;
  const read = line === undefined ? undefined : readPieces(line);
  return read?.kind === 'pieces' ? count('', read.pieces) : undefined;
};

/** The end of a deposit day and of a month: the cash is counted, the books are closed. */
export const closingFeature: Feature = {
  name: 'closing',
  flows: [countCashFlow],
  approvals: [cashCountApproval],
  intents: { reconcile: async () => count('') },
  verbs: { 'cash-count': async (_ctx, ref) => count(ref) },
  shortcuts: [countedLine],
  menu: [
    {
      order: AFTER_DEPOSITS,
      choice: verbChoice('closing.count.button', 'cash-count'),
      concerns: counts,
    },
  ],
};
