const THAI_ZERO = 0x0e50;

/** Thai digits as ASCII digits; everything else stays. */
export function asciiDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}
