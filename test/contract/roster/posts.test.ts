import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import type { PostHeld } from '../../../src/ports/stores/members-store.ts';
import { posts } from '../../../src/stores/schema/posts.ts';
import { describeStores } from '../../support/stores.ts';
import { post } from './build.ts';
import { useRoster } from './roster.ts';

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);
  const add = (...all: PostHeld[]) =>
    roster.write(async ({ members }) => {
      for (const each of all) await members.addPost(each);
    });

  test('posts held now, by member and by group', async () => {
    const chair = post({ postId: 'p2', memberId: 'member-2', post: 'chair' });
    const registrar = post({ postId: 'p3', memberId: 'member-2', post: 'registrar' });
    const past = post({ postId: 'p4', post: 'chair', until: '2024-12-31' });
    const foreign = post({ postId: 'p5', groupId: 'group-2', memberId: 'member-9' });
    await add(post(), chair, registrar, past, foreign);
    const { members } = roster.read();
    expect(await members.postsOf('member-1')).toEqual([post()]);
    expect(await members.postsOf('member-2')).toEqual([chair, registrar]);
    expect(await members.committee('group-1')).toEqual([chair, registrar, post()]);
    expect(await members.committee('group-3')).toEqual([]);
  });

  test('a term that ends leaves the lists and keeps its first end', async () => {
    await add(post());
    await roster.write(({ members }) => members.endPost('post-1', '2026-11-24'));
    await roster.write(({ members }) => members.endPost('post-1', '2026-12-31'));
    expect(await roster.read().members.postsOf('member-1')).toEqual([]);
    expect(await roster.read().members.committee('group-1')).toEqual([]);
    const rows = await roster.records().scan(posts, { limit: 9 });
    expect(rows.map(({ until }) => until)).toEqual(['2026-11-24']);
  });

  test('nobody holds a post twice at once, but may again after a term', async () => {
    await add(post());
    await expect(add(post({ postId: 'post-2' }))).rejects.toThrow(DuplicateRecordError);
    await roster.write(({ members }) => members.endPost('post-1', '2025-12-31'));
    await add(post({ postId: 'post-2', since: '2026-01-01' }));
    const held = await roster.read().members.postsOf('member-1');
    expect(held.map(({ postId }) => postId)).toEqual(['post-2']);
  });

  test('ending a post that was never given is an error', async () => {
    const end = roster.write(({ members }) => members.endPost('post-1', '2026-11-24'));
    await expect(end).rejects.toThrow('no such post');
  });
});
