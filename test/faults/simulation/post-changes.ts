import { dateAt } from '../../../src/domain/bangkok-time.ts';
import type { Ids } from '../../../src/ports/ids.ts';
import type { UnitOfWork } from '../../../src/ports/stores/stores.ts';
import { GROUP } from '../../support/world.ts';
import type { Chance } from './chance.ts';
import type { VirtualClock } from './virtual-clock.ts';

const HOLDERS = { treasurer: '0001', chair: '0002', auditor: '0003' } as const;
type Post = keyof typeof HOLDERS;
const POSTS: readonly Post[] = ['treasurer', 'chair', 'auditor'];

/** Posts of the first group end while their holders are in the middle of things, and are given back. */
export class PostChanges {
  readonly #chance: Chance;
  readonly #clock: VirtualClock;
  readonly #ids: Ids;
  #vacant: Post | undefined;

  constructor(chance: Chance, clock: VirtualClock, ids: Ids) {
    this.#chance = chance;
    this.#clock = clock;
    this.#ids = ids;
  }

  get isVacant(): boolean {
    return this.#vacant !== undefined;
  }

  /** @returns what was decided */
  async change(uow: UnitOfWork): Promise<string> {
    const { members: register } = uow.read;
    const post = this.#vacant ?? this.#chance.pick(POSTS);
    const memberId = `m-${GROUP}-${HOLDERS[post]}`;
    const held = (await register.postsOf(memberId)).find((one) => one.post === post);
    const since = dateAt(this.#clock.now());
    const postId = `post-${this.#ids.id()}`;
    const changing = uow.transact(({ members }) =>
      held
        ? members.endPost(held.postId, since)
        : members.addPost({ postId, groupId: GROUP, memberId, post, since, until: null }),
    );
    // Where the store could not be reached it is as it was.
    await changing.catch(() => undefined);
    const now = await register.postsOf(memberId);
    this.#vacant = now.some((one) => one.post === post) ? undefined : post;
    const what = `${post} ${held ? 'ends' : 'begins'}`;
    this.#chance.note(what);
    return what;
  }
}
