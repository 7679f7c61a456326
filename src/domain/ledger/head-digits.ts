const DIGITS = 8;
const SPAN = 10n ** BigInt(DIGITS);
/** Hex digits of the hash that the digits are made from: 64 bits, so that each of them is as likely. */
const HEX_DIGITS = 16;

/**
 * What people compare of the books at one entry, `4821 0937`: whoever changes anything up to that
 * entry changes the digits, but for one case in a hundred million. The same in every language.
 * @param hash of that entry, 64 hex digits
 */
export function headDigits(hash: string): string {
  const digits = (BigInt(`0x${hash.slice(0, HEX_DIGITS)}`) % SPAN).toString().padStart(DIGITS, '0');
  return `${digits.slice(0, DIGITS / 2)} ${digits.slice(DIGITS / 2)}`;
}
