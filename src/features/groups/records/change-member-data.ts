import { z } from 'zod';

/** What of a member's record may be put right. */
export const RECORD_FIELDS = ['name', 'pledge', 'phone'] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

/** What the dialogue knows so far; null: not answered yet. */
export const changeMemberData = z.strictObject({
  groupId: z.string(),
  memberId: z.string().nullable(),
  /** Members to choose from where a name fits several. */
  candidates: z.array(z.string()),
  field: z.enum(RECORD_FIELDS).nullable(),
  /** The name, satang, or digits of a phone ('' for none). */
  value: z.string().nullable(),
});
export type ChangeMemberData = z.infer<typeof changeMemberData>;

export const changeMemberParams = z.strictObject({ groupId: z.string().nullable() });

/** What a second person decides over: a record that changed meanwhile is not changed over. */
export const recordPayload = z.strictObject({
  memberId: z.string(),
  field: z.enum(['name', 'pledge']),
  before: z.string(),
  after: z.string(),
});
export type RecordPayload = z.infer<typeof recordPayload>;
