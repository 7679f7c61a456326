export type CanonicalField = string | number | bigint | null;

/**
 * Joins fields so that no two different lists give the same text: each is preceded by its length
 * in UTF-8 bytes (`5:abcde`), null is `-`. Without lengths `['ab','c']` and `['a','bc']` would
 * hash alike, and an entry could be forged by moving characters between its fields.
 * @throws TypeError for a lone surrogate (UTF-8 would fold different ones together) or a number
 *   that is not a safe integer
 */
export function lengthPrefixed(fields: readonly CanonicalField[]): string {
  const joined = joinFields(fields, (text) => text.length);
  // Letters are bytes in ASCII, which is nearly always all there is.
  return ASCII.test(joined) ? joined : joinFields(fields, utf8Length);
}

// oxlint-disable-next-line no-control-regex -- the whole ASCII range is meant
const ASCII = /^[\x00-\x7f]*$/;

function joinFields(fields: readonly CanonicalField[], length: (text: string) => number): string {
  let joined = '';
  for (const field of fields) {
    if (field === null) {
      joined += '-';
      continue;
    }
    if (typeof field === 'number' && !Number.isSafeInteger(field)) {
      throw new TypeError('not a safe integer');
    }
    const text = typeof field === 'string' ? field : String(field);
    joined += `${length(text)}:${text}`;
  }
  return joined;
}

function utf8Length(text: string): number {
  if (!text.isWellFormed()) throw new TypeError('not well-formed text');
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * JSON with sorted keys and nothing optional: equal values give equal text. `undefined` members are
 * left out, a bigint becomes its decimal string.
 * @throws TypeError for what JSON would change silently (NaN, a function, undefined in an array)
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>);
  throw new TypeError(`cannot write ${typeof value} as canonical JSON`);
}

function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  let members = '';
  for (const key of Object.keys(object).toSorted()) {
    if (object[key] === undefined) continue;
    members += `${members && ','}${JSON.stringify(key)}:${canonicalJson(object[key])}`;
  }
  return `{${members}}`;
}
