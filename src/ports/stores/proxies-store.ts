/** Why nobody reads for the member any more. `left`: they resigned or died. */
export type ProxyEnd = 'member' | 'reader' | 'committee' | 'unlinked' | 'left';

/** One person reads a member's savings for them (ลูกหลานดูแทน); ended ones stay. */
export interface Proxy {
  proxyId: string;
  memberId: string;
  groupId: string;
  /** Whose LINE reads. */
  readerId: string;
  /** As the member knows them; sealed. */
  readerName: string;
  /** `committee`: on the word of a member who is not on LINE. */
  agreedBy: 'member' | 'committee';
  since: number;
  endedAt: number | null;
  endedBy: ProxyEnd | null;
}

export interface ProxiesReader {
  byId(proxyId: string): Promise<Proxy | undefined>;
  /** Who reads for this member now: nobody or one. */
  ofMember(memberId: string): Promise<Proxy | undefined>;
  /** For whom this person reads now, the longest first. */
  ofReader(readerId: string): Promise<Proxy[]>;
  /** Whoever has ever read for this member, the latest first. */
  everOf(memberId: string, limit: number): Promise<Proxy[]>;
}

export interface ProxiesWriter extends ProxiesReader {
  /** @throws DuplicateRecordError when somebody reads for the member already */
  add(proxy: Omit<Proxy, 'endedAt' | 'endedBy'>): Promise<void>;
  /** @returns false when it was over already */
  end(proxyId: string, end: { by: ProxyEnd; at: number }): Promise<boolean>;
}
