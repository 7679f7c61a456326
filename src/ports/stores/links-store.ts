/** What a link code makes of the person who sends it. `proxy`: a reader of that member's savings. */
export type LinkTarget =
  | { kind: 'member' | 'proxy'; memberId: string; groupId: string }
  | { kind: 'office'; officeId: string };

/** What open codes are looked up by: those for a member and for their reader are apart. */
export function linkTargetId(target: LinkTarget): string {
  switch (target.kind) {
    case 'member':
      return target.memberId;
    case 'proxy':
      return `proxy/${target.memberId}`;
    case 'office':
      return target.officeId;
  }
}

export interface LinkCode {
  /** Keyed hash of the code; the code itself is never stored. */
  codeHash: string;
  target: LinkTarget;
  state: 'open' | 'used' | 'withdrawn';
  medium: 'screen' | 'paper';
  issuedBy: string;
  issuedAt: number;
  expiresAt: number;
  usedBy: string | null;
}

/** Wrong tries of one person within the window (5 in 15 minutes, reliability.md S4). */
export interface LinkTries {
  personId: string;
  windowStart: number;
  count: number;
}

export interface LinksReader {
  byHash(codeHash: string): Promise<LinkCode | undefined>;
  /** Codes for a target (`linkTargetId`) that could still be used, newest first. */
  openFor(targetId: string): Promise<LinkCode[]>;
  triesOf(personId: string): Promise<LinkTries | undefined>;
}

export interface LinksWriter extends LinksReader {
  add(code: LinkCode): Promise<void>;
  /** @returns false unless the code was open: single use, also when two people send it at once. */
  use(codeHash: string, personId: string): Promise<boolean>;
  withdraw(codeHash: string): Promise<void>;
  putTries(tries: LinkTries): Promise<void>;
}
