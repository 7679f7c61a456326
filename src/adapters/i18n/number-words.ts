/** Looks a number word up in the language's `numbers.words`. */
export type WordOf = (name: string) => string;

/** How a language builds numbers; named by its `numbers.system`. */
export type NumberSystem = (value: bigint, word: WordOf) => string;

const MILLION = 1_000_000n;

/** Thai, Lao and kin: digit and place joined without spaces, everything counted in millions. */
function thai(value: bigint, word: WordOf): string {
  return value === 0n ? word('digit.0') : thaiPart(value, word, false);
}

function thaiPart(value: bigint, word: WordOf, follows: boolean): string {
  if (value >= MILLION) {
    const millions = thaiPart(value / MILLION, word, follows) + word('million');
    return value % MILLION === 0n ? millions : millions + thaiPart(value % MILLION, word, true);
  }
  const digits = String(value);
  let text = '';
  for (const [index, digit] of Array.from(digits).entries())
    text += thaiDigit(digit, digits.length - 1 - index, word, follows || digits.length > 1);
  return text;
}

/** @param place power of ten; `follows`: something stands before the last digit, so that one is เอ็ด. */
function thaiDigit(digit: string, place: number, word: WordOf, follows: boolean): string {
  if (digit === '0') return '';
  if (place === 0) return digit === '1' && follows ? word('last_one') : word(`digit.${digit}`);
  if (place === 1 && digit === '1') return word('place.1');
  if (place === 1 && digit === '2') return word('twenty') + word('place.1');
  return word(`digit.${digit}`) + word(`place.${place}`);
}

/** English and kin: groups of three, words apart. */
function western(value: bigint, word: WordOf): string {
  if (value === 0n) return word('number.0');
  const groups: string[] = [];
  for (let rest = value, scale = 0; rest > 0n; rest /= 1000n, scale += 1) {
    const group = Number(rest % 1000n);
    if (group === 0) continue;
    const name = westernGroup(group, word);
    groups.unshift(scale === 0 ? name : `${name} ${word(`scale.${scale}`)}`);
  }
  return groups.join(' ');
}

function westernGroup(value: number, word: WordOf): string {
  const parts: string[] = [];
  if (value >= 100) parts.push(word(`number.${Math.floor(value / 100)}`), word('hundred'));
  const rest = value % 100;
  const ones = rest % 10;
  if (rest > 0 && rest < 20) parts.push(word(`number.${rest}`));
  else if (rest >= 20)
    parts.push(
      ones === 0
        ? word(`number.${rest}`)
        : `${word(`number.${rest - ones}`)}-${word(`number.${ones}`)}`,
    );
  return parts.join(' ');
}

export const numberSystems: Readonly<Record<string, NumberSystem>> = { thai, western };
