import type { TurnContext } from '../../conversation/turn-context.ts';

/** Words of a treasurer's line that are neither member, money nor month. */
export interface LineWords {
  /** The line without them. */
  rest: string;
  channel?: 'cash' | 'transfer';
  /** It speaks of special savings. */
  special?: true;
  /** It speaks of money going out. */
  out?: true;
  /** It speaks of something other than savings that a member pays. */
  paysFor?: 'fine' | 'entrance-fee';
}

const CHANNELS = ['cash', 'transfer'] as const;

/** Words of a list in the locales; what is written with `_` there is several words. */
const listed = (ctx: TurnContext, key: string): string[] =>
  ctx
    .words(key)
    .toLowerCase()
    .split(' ')
    .map((word) => word.replaceAll('_', ' '));

/** Takes the words for cash, transfer, special savings and paying out from a line. */
export function takeWords(ctx: TurnContext, line: string): LineWords {
  const fine = without(line, listed(ctx, 'money.group.typed_fine'));
  const fined = withoutWhole(fine.rest, listed(ctx, 'money.group.typed_fined'));
  const fee = without(fined.rest, listed(ctx, 'money.group.typed_fee'));
  const special = without(fee.rest, listed(ctx, 'savings.deposit.typed_special'));
  const out = withoutWhole(special.rest, listed(ctx, 'savings.withdraw.typed_out'));
  const lists = CHANNELS.map((name) => ({
    name,
    words: new Set(listed(ctx, `savings.channel.typed_${name}`)),
  }));
  let channel: LineWords['channel'];
  const rest: string[] = [];
  for (const word of out.rest.split(' ')) {
    const found = lists.find(({ words }) => words.has(word.toLowerCase()));
    if (found) channel = found.name;
    else if (word !== '') rest.push(word);
  }
  return {
    rest: rest.join(' '),
    ...(channel && { channel }),
    ...(special.found && { special: true }),
    ...(out.found && { out: true }),
    ...(fee.found && { paysFor: 'entrance-fee' }),
    ...((fine.found || fined.found) && { paysFor: 'fine' }),
  };
}

/**
 * A line without these words: Thai ones also where they are written together with the next one
 * (พิเศษ500), others only as words of their own.
 */
function without(line: string, words: readonly string[]): { rest: string; found: boolean } {
  let rest = line;
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const pattern = ASCII.test(word) ? `(?<![a-z])${word}(?![a-z])` : word;
    rest = rest.replace(new RegExp(pattern, 'i'), ' ');
  }
  return { rest: rest.trim().replace(/\s+/g, ' '), found: rest !== line };
}

const ASCII = /^[a-z ]+$/;

/** A line without these words where they stand alone or before a number: เบิกบาน is a name. */
function withoutWhole(line: string, words: readonly string[]): { rest: string; found: boolean } {
  const rest = line
    .split(' ')
    .map((token) => {
      const word = words.find((one) => token.toLowerCase().startsWith(one)) ?? '';
      const after = token.slice(word.length);
      return after === '' || /^\d/.test(after) ? after : token;
    })
    .filter((token) => token !== '')
    .join(' ');
  return { rest, found: rest !== line };
}
