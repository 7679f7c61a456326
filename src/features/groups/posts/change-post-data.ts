import { z } from 'zod';
import { POSTS } from '../../../domain/roles/roles.ts';

/** What the dialogue knows so far; null: not answered yet. */
export const changePostData = z.strictObject({
  groupId: z.string().nullable(),
  post: z.enum(POSTS).nullable(),
  memberId: z.string().nullable(),
  /** Members to choose from where a name fits several. */
  candidates: z.array(z.string()),
});
export type ChangePostData = z.infer<typeof changePostData>;

export const changePostParams = z.strictObject({ groupId: z.string().nullable() });
