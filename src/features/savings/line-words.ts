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
  const special = without(line, listed(ctx, 'savings.deposit.typed_special'));
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
  };
}

/** A line without these words, also where they are written together with the next one: พิเศษ500. */
function without(line: string, words: readonly string[]): { rest: string; found: boolean } {
  let rest = line;
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    const at = rest.toLowerCase().indexOf(word);
    if (at !== -1) rest = `${rest.slice(0, at)} ${rest.slice(at + word.length)}`;
  }
  return { rest: rest.trim().replace(/\s+/g, ' '), found: rest !== line };
}

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
