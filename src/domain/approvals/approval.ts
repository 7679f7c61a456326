/** `open` until exactly one of the others ends it. */
export type ApprovalState = 'open' | 'approved' | 'refused' | 'withdrawn' | 'expired';

/** How long a second person may take, by the business clock. */
export const APPROVAL_LIFE_MS = 72 * 60 * 60_000;
/** How long the committee may take over what a member asks of it. */
export const MEMBERS_REQUEST_LIFE_MS = 7 * 24 * 60 * 60_000;

/** Who asked or decided: a LINE account, and the membership they did it by, if by one. */
export interface Party {
  readonly personId: string;
  readonly memberId: string | null;
}
