import type { Proxy, ProxyEnd } from '../../ports/stores/proxies-store.ts';
import { bytes, int, intOrNull, table, text, textOrNull } from './columns.ts';

/**
 * One row per person who reads, or has read, a member's savings for them.
 * - `live`: who reads for this member now? Unique: one.
 * - `ofMember`: who has ever, the latest last?
 * - `ofReader`: for whom does this person read now?
 */
export const proxiesTable = table('proxies', {
  columns: {
    proxyId: text(),
    memberId: text(),
    /** The same while it lasts, null once it is over. */
    liveMemberId: textOrNull(),
    groupId: text(),
    readerId: text(),
    /** Sealed. */
    readerName: bytes(),
    agreedBy: text<Proxy['agreedBy']>(),
    state: text<'live' | 'over'>(),
    since: int(),
    endedAt: intOrNull(),
    endedBy: textOrNull<ProxyEnd>(),
  },
  key: ['proxyId'],
  unique: { live: ['liveMemberId'] },
  indexes: {
    ofMember: ['memberId', 'since'],
    ofReader: ['readerId', 'state', 'since'],
  },
  only: { ofReader: { column: 'state', value: 'live' } },
});
