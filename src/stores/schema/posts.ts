import type { LocalDate } from '../../domain/bangkok-time.ts';
import type { Post } from '../../domain/roles/roles.ts';
import { bool, text, textOrNull } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/**
 * One row per term of a post on a group's committee; past terms stay.
 * - `byHolder`: which posts does this member hold now? Unique: nobody holds a post twice at once.
 * - `inForce`: who is on the group's committee now?
 */
export const posts = table('posts', {
  columns: {
    postId: text(),
    groupId: text(),
    memberId: text(),
    /** The member while the term runs, null after it. */
    holder: textOrNull(),
    inForce: bool(),
    post: text<Post>(),
    since: text<LocalDate>(),
    until: textOrNull<LocalDate>(),
  },
  key: ['postId'],
  unique: { byHolder: ['holder', 'post'] },
  indexes: { inForce: ['groupId', 'inForce', 'post', 'memberId'] },
});
