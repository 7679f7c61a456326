import { z } from 'zod';

/** What the dialogue knows so far; the pledge in satang; null: not answered yet. */
export const addMemberData = z.strictObject({
  groupId: z.string().nullable(),
  name: z.string().nullable(),
  /** The name that others in the group bear too and that was said to be another person's. */
  setApart: z.string().nullable(),
  /** Zero-padded. */
  memberNo: z.string().nullable(),
  pledge: z.string().nullable(),
  /** Digits only; '' for none. */
  phone: z.string().nullable(),
});
export type AddMemberData = z.infer<typeof addMemberData>;

export const addMemberParams = z.strictObject({ groupId: z.string().nullable() });

export const EMPTY_MEMBER: AddMemberData = {
  groupId: null,
  name: null,
  setApart: null,
  memberNo: null,
  pledge: null,
  phone: null,
};

export interface MemberDraft {
  groupId: string;
  name: string;
  memberNo: string;
  pledge: bigint;
  phone: string | null;
}

/** @throws when something is not answered: the summary comes after every field */
export function memberDraftOf(data: AddMemberData): MemberDraft {
  const { groupId, name, memberNo, pledge, phone } = data;
  if (groupId === null || name === null || memberNo === null || pledge === null || phone === null) {
    throw new Error('the member is not described fully');
  }
  return { groupId, name, memberNo, pledge: BigInt(pledge), phone: phone || null };
}
