import type { LocalDate } from '../domain/bangkok-time.ts';
import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { RowOf } from '../ports/records/table.ts';
import type { PostHeld } from '../ports/stores/members-store.ts';
import { posts } from './schema/posts.ts';

/** Posts that a member holds now. */
export async function postsOf(reader: RecordReader, memberId: string): Promise<PostHeld[]> {
  const rows = await reader.find(posts, { index: 'byHolder', eq: { holder: memberId } });
  return rows.map(postOf);
}

/** Posts held now by anyone in the group, by post. */
export async function committeeOf(reader: RecordReader, groupId: string): Promise<PostHeld[]> {
  const eq = { groupId, inForce: true };
  return (await reader.find(posts, { index: 'inForce', eq })).map(postOf);
}

export async function addPost(writer: RecordWriter, post: PostHeld): Promise<void> {
  const inForce = post.until === null;
  await writer.insert(posts, { ...post, inForce, holder: inForce ? post.memberId : null });
}

/** Ends a term; one that has ended keeps its day. @throws Error when there is no such post */
export async function endPost(
  writer: RecordWriter,
  postId: string,
  until: LocalDate,
): Promise<void> {
  const ended = { until, inForce: false, holder: null };
  if (await writer.update(posts, { postId }, ended, { inForce: true })) return;
  if (!(await writer.get(posts, { postId }))) throw new Error('no such post');
}

function postOf({ holder: _holder, inForce: _inForce, ...post }: RowOf<typeof posts>): PostHeld {
  return post;
}
