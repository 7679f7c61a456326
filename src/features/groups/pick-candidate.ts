import { hintOf } from '../../conversation/flow/form.ts';
import type { Move, Step } from '../../conversation/flow/flow.ts';
import { isOtherMatter } from '../../conversation/other-matter.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { View } from '../../conversation/view.ts';
import { askWhichMember } from './candidates.view.ts';
import { findCandidates } from './find-candidates.ts';

interface Data {
  groupId: string | null;
  /** Members to choose from where a name fits several. */
  candidates: string[];
}

/** How a dialogue asks for a member of its group, and goes on with whom was found. */
export interface PickingCandidate<D extends Data> {
  ask(ctx: TurnContext, data: D): Promise<View>;
  /** Locale key of what is expected; `<hint>_more` says more the next time. */
  hint: string;
  onward(ctx: TurnContext, data: D, memberId: string): Promise<Move<D>> | Move<D>;
}

/** Who is meant, by number or name, and which of several: two steps, the second named `which`. */
export function candidateSteps<D extends Data>(
  picking: PickingCandidate<D>,
): { who: Step<D>; which: Step<D> } {
  return { who: whoStep(picking), which: whichStep(picking) };
}

/** On with who was found, or to choosing among several; undefined when nobody was. */
async function toFound<D extends Data>(
  ctx: TurnContext,
  data: D,
  found: readonly string[],
  picking: PickingCandidate<D>,
): Promise<Move<D> | undefined> {
  const [only, ...others] = found;
  if (only === undefined) return undefined;
  if (others.length === 0) return picking.onward(ctx, data, only);
  return { kind: 'to', step: 'which', data: { ...data, candidates: [only, ...others] } };
}

const idsOf = async (ctx: TurnContext, { groupId }: Data, said: string): Promise<string[]> =>
  (await findCandidates(ctx, groupId ?? '', said)).map(({ memberId }) => memberId);

const whoStep = <D extends Data>(picking: PickingCandidate<D>): Step<D> => ({
  ask: async (ctx, data) => [await picking.ask(ctx, data)],
  async accept(ctx, data, input, run) {
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const move = await toFound(ctx, data, await idsOf(ctx, data, input.text), picking);
    if (move) return move;
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf(picking.hint, run);
  },
});

const whichStep = <D extends Data>(picking: PickingCandidate<D>): Step<D> => ({
  async ask({ stores }, { candidates }) {
    const found = await Promise.all(candidates.map((id) => stores.members.byId(id)));
    return [askWhichMember(found.filter((member) => member !== undefined))];
  },
  async accept(ctx, data, input, run) {
    if (input.kind === 'choice') {
      return data.candidates.includes(input.value)
        ? picking.onward(ctx, data, input.value)
        : hintOf('groups.post.which_hint', run);
    }
    if (input.kind !== 'text') return { kind: 'not-an-answer' };
    const found = await idsOf(ctx, data, input.text);
    const sameAgain = found.length === data.candidates.length && found.length > 1;
    const move = sameAgain ? undefined : await toFound(ctx, data, found, picking);
    if (move) return move;
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.post.which_hint', run);
  },
});
