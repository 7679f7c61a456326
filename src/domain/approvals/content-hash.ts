import { canonicalJson, lengthPrefixed } from '../ledger/canonical.ts';
import type { Sha256 } from '../sha256.ts';
import type { Party } from './approval.ts';

/** First field of everything hashed; a change of the fields is a new version. */
const VERSION = 'sgl/approval/v1';

/** What an approval is an approval of, and nothing that changes later. */
export interface ApprovalContentFields {
  readonly approvalId: string;
  readonly kind: string;
  readonly groupId: string;
  readonly subject: string | null;
  readonly maker: Party;
  readonly concerns: readonly string[];
  /** Plain JSON. */
  readonly payload: unknown;
  readonly openedAt: number;
  readonly expiresAt: number;
}

/**
 * Binds a decision to the exact content: any other content has another hash.
 * @param hash keyed, so that a stolen row cannot be tried out against guessed contents
 */
export function contentHash(content: ApprovalContentFields, hash: Sha256): string {
  const { concerns, maker } = content;
  return hash(
    lengthPrefixed([
      VERSION,
      content.approvalId,
      content.kind,
      content.groupId,
      content.subject,
      maker.personId,
      maker.memberId,
      concerns.length,
      ...concerns,
      canonicalJson(content.payload),
      content.openedAt,
      content.expiresAt,
    ]),
  );
}
