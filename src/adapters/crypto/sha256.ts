import { hash } from 'node:crypto';
import type { Sha256 } from '../../domain/sha256.ts';

/** OpenSSL's SHA-256 in one call; about a microsecond for a ledger entry. */
export const sha256: Sha256 = (text) => hash('sha256', text, 'hex');
