const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
/** LINE wants everything outside ASCII percent-encoded, and no spaces. */
const ENCODED = /^[\x21-\x7e]+$/;

export type UriFault = 'invalid uri' | 'invalid uri scheme';

/** A picture's or video's address: https, or (only here, as the platform is local) loopback http. */
export function contentUriFault(uri: string): UriFault | null {
  const url = parse(uri);
  if (url === null) return 'invalid uri';
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname)) return null;
  return 'invalid uri scheme';
}

/** Where a button may lead: http, https, line, tel. */
export function actionUriFault(uri: string): UriFault | null {
  const url = parse(uri);
  if (url === null) return 'invalid uri';
  return ['http:', 'https:', 'line:', 'tel:'].includes(url.protocol) ? null : 'invalid uri scheme';
}

function parse(uri: string): URL | null {
  return ENCODED.test(uri) && URL.canParse(uri) ? new URL(uri) : null;
}
