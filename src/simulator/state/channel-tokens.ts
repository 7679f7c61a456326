import { newOpaqueToken } from '../ids.ts';

const MAX_ISSUED = 30;

interface IssuedToken {
  expiresAt: number;
  keyId: string | null;
}

export type TokenCheck = 'valid' | 'invalid' | 'expired';

/** The channel's long-lived token and those issued by the token endpoints. */
export class ChannelTokens {
  private readonly longLived: string;
  private readonly strict: boolean;
  private readonly issued = new Map<string, IssuedToken>();
  private revokedLongLived = false;

  constructor(longLived: string, strict: boolean) {
    this.longLived = longLived;
    this.strict = strict;
  }

  check(token: string, now: number): TokenCheck {
    if (token === this.longLived && !this.revokedLongLived) return 'valid';
    const known = this.issued.get(token);
    if (known !== undefined) return known.expiresAt > now ? 'valid' : 'expired';
    return this.strict || token === '' ? 'invalid' : 'valid';
  }

  /** Issues a token for `lifeMs`; beyond 30 the oldest stops working. */
  issue(now: number, lifeMs: number, keyId: string | null = null): string {
    const token = newOpaqueToken();
    this.issued.set(token, { expiresAt: now + lifeMs, keyId });
    if (this.issued.size > MAX_ISSUED) {
      for (const oldest of this.issued.keys()) {
        this.issued.delete(oldest);
        break;
      }
    }
    return token;
  }

  /** Seconds a valid token still lives (0: without end), or null when it is not valid. */
  remaining(token: string, now: number): number | null {
    if (this.check(token, now) !== 'valid') return null;
    const known = this.issued.get(token);
    return known === undefined ? 0 : Math.floor((known.expiresAt - now) / 1000);
  }

  keyIds(now: number): string[] {
    const live = [...this.issued.values()].filter((token) => token.expiresAt > now);
    return live.flatMap((token) => token.keyId ?? []);
  }

  revoke(token: string): void {
    this.issued.delete(token);
    if (token === this.longLived) this.revokedLongLived = true;
  }
}
