const DIGITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const UNITS = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];
const MILLION = 1_000_000;

/** A whole number as a form writes it. */
export function thaiNumber(value: number): string {
  if (value >= MILLION) {
    return `${thaiNumber(Math.floor(value / MILLION))}ล้าน${thaiNumber(value % MILLION)}`;
  }
  const digits = Array.from(String(value), Number);
  return digits.map((digit, at) => thaiDigit(digit, digits.length - 1 - at, value)).join('');
}

function thaiDigit(digit: number, place: number, value: number): string {
  if (digit === 0) return '';
  if (place === 1 && digit === 1) return 'สิบ';
  if (place === 1 && digit === 2) return 'ยี่สิบ';
  if (place === 0 && digit === 1 && value > 9) return 'เอ็ด';
  return `${DIGITS[digit] ?? ''}${UNITS[place] ?? ''}`;
}

/** Baht text, as it stands on a receipt. */
export function bahtInWords(satang: bigint): string {
  const baht = Number(satang / 100n);
  const rest = Number(satang % 100n);
  const whole = baht > 0 ? `${thaiNumber(baht)}บาท` : '';
  return rest > 0 ? `${whole}${thaiNumber(rest)}สตางค์` : `${whole}ถ้วน`;
}
