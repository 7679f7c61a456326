import { z } from 'zod';
import { OFFICES, type Office } from '../../domain/roles/roles.ts';

/** What the dialogue knows so far; null: not answered yet. */
export const inviteData = z.strictObject({
  office: z.enum(OFFICES).nullable(),
  area: z.string().nullable(),
  name: z.string().nullable(),
  /** 0: screen; 1–7: days on paper. */
  days: z.number().int().nullable(),
});
export type InviteData = z.infer<typeof inviteData>;

export const EMPTY_INVITATION: InviteData = { office: null, area: null, name: null, days: null };

export interface InviteDraft {
  office: Office;
  area: string;
  name: string;
  days: number;
}

/** @throws when something is not answered: the summary comes after every field */
export function inviteDraftOf({ office, area, name, days }: InviteData): InviteDraft {
  if (office === null || area === null || name === null || days === null) {
    throw new Error('the invitation is not described fully');
  }
  return { office, area, name, days };
}
