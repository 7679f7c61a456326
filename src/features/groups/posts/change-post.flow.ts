import { whichGroup } from '../../../conversation/which-group.ts';
import { MENU } from '../../../conversation/choices.ts';
import { defineFlow, type Move, type Step } from '../../../conversation/flow/flow.ts';
import { hintOf, retryWith } from '../../../conversation/flow/form.ts';
import { groupList, readGroup } from '../../../conversation/group-list.view.ts';
import { isOtherMatter } from '../../../conversation/other-matter.ts';
import { confirms, corrects } from '../../../conversation/said.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { POSTS, type Post } from '../../../domain/roles/roles.ts';
import type { Group } from '../../../ports/stores/groups-store.ts';
import { officerGroups } from '../officer-groups.ts';
import { candidateSteps } from '../pick-candidate.ts';
import { readListed } from '../read-answers.ts';
import { HOUR_MS, MINUTE_MS } from '../../../domain/durations.ts';
import { changePostData, changePostParams, type ChangePostData } from './change-post-data.ts';
import { changePost } from './change-post.ts';
import { askNext, askPost, postCard, postChanged, type Holder } from './change-post.view.ts';
import { judgeHanding, type NotHanding } from './judge-handing.ts';

type PostMove = Move<ChangePostData>;
const VERB = 'group.change-post';

async function groupOf(ctx: TurnContext, { groupId }: ChangePostData): Promise<Group> {
  const group = await ctx.stores.groups.byId(groupId ?? '');
  if (!group) throw new Error('a post of no group');
  return group;
}

function postOf({ post }: ChangePostData): Post {
  if (post === null) throw new Error('no post was chosen');
  return post;
}

async function holdersIn({ stores }: TurnContext, groupId: string): Promise<Holder[]> {
  const names = new Map<Post, string[]>();
  for (const { memberId, post } of await stores.members.committee(groupId)) {
    const member = await stores.members.byId(memberId);
    if (member) names.set(post, [...(names.get(post) ?? []), member.name]);
  }
  return [...names].map(([post, held]) => ({ post, names: held }));
}

const group: Step<ChangePostData> = {
  ask: async (ctx) => [groupList('groups.post.which_group', await officerGroups(ctx, VERB))],
  async accept(ctx, data, input, run) {
    const chosen = readGroup(input, await officerGroups(ctx, VERB));
    if (chosen) return { kind: 'to', step: 'post', data: { ...data, groupId: chosen.groupId } };
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.group_hint', run);
  },
};

const post: Step<ChangePostData> = {
  asksLine: true,
  async ask(ctx, data) {
    const found = await groupOf(ctx, data);
    return [askPost(found, await holdersIn(ctx, found.groupId))];
  },
  async accept(_ctx, data, input, run) {
    const chosen = POSTS.find((one) => one === readListed(input, POSTS));
    if (chosen) return { kind: 'to', step: 'next', data: { ...data, post: chosen } };
    return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.post.post_hint', run);
  },
};

/** On to the card, or why this member cannot have the post. */
async function named(ctx: TurnContext, data: ChangePostData, memberId: string): Promise<PostMove> {
  const wish = { groupId: data.groupId ?? '', post: postOf(data), memberId };
  const judged = await judgeHanding(ctx, wish);
  if (judged.kind === 'forbidden') return FORBIDDEN;
  if (judged.kind !== 'handing') return retryWith(reason(judged.kind));
  return { kind: 'to', step: 'confirm', data: { ...data, memberId } };
}

const { who: next, which } = candidateSteps<ChangePostData>({
  ask: async (ctx, data) => askNext(postOf(data), await groupOf(ctx, data)),
  hint: 'groups.post.next_hint',
  onward: named,
});

const confirm: Step<ChangePostData> = {
  async ask(ctx, data) {
    const judged = await judgeHanding(ctx, wishOf(data));
    if (judged.kind === 'handing') return [postCard(judged.handing)];
    return [{ kind: 'text', key: reason(judged.kind) }];
  },
  async accept(ctx, data, input, run) {
    if (corrects(input)) return { kind: 'to', step: 'next', data };
    if (!confirms(input)) {
      return isOtherMatter(input) ? { kind: 'not-an-answer' } : hintOf('groups.summary_hint', run);
    }
    const result = await changePost(ctx, wishOf(data));
    if (result.kind === 'forbidden') return FORBIDDEN;
    if (result.kind === 'handing') return { kind: 'end', say: [postChanged(result.handing)] };
    const say = [{ kind: 'text', key: reason(result.kind) }] as const;
    return { kind: 'to', step: 'next', data, say };
  },
};

const wishOf = (data: ChangePostData) => ({
  groupId: data.groupId ?? '',
  post: postOf(data),
  memberId: data.memberId ?? '',
});

const reason = (why: NotHanding): string =>
  why === 'forbidden' ? 'groups.forbidden' : `groups.post.refused.${why}`;

const FORBIDDEN: PostMove = {
  kind: 'end',
  how: 'cancelled',
  say: [{ kind: 'text', key: 'groups.forbidden', choices: [MENU] }],
};

/** A พัฒนากร, or the officer over the district, gives a post of a group's committee to another member. */
export const changePostFlow = defineFlow({
  name: 'groups.change-post',
  version: 1,
  data: changePostData,
  params: changePostParams,
  wait: { remindAfterMs: 10 * MINUTE_MS, endAfterMs: 2 * HOUR_MS },
  steps: { group, post, next, which, confirm },
  async begin(ctx, params) {
    const begun = whichGroup(await officerGroups(ctx, VERB), params.groupId);
    if (begun.kind === 'none') {
      const say = [{ kind: 'text', key: 'groups.post.officers_only', choices: [MENU] }] as const;
      return { kind: 'end', how: 'cancelled', say };
    }
    const groupId = begun.group?.groupId ?? null;
    const data = { groupId, post: null, memberId: null, candidates: [] };
    return { kind: 'to', step: begun.group ? 'post' : 'group', data };
  },
});
