import type { TurnContext } from '../../conversation/turn-context.ts';

/** Words of a treasurer's line that are neither member, money nor month. */
export interface LineWords {
  /** The line without them. */
  rest: string;
  channel?: 'cash' | 'transfer';
  /** It speaks of special savings, which this dialogue does not record. */
  special?: true;
}

const CHANNELS = ['cash', 'transfer'] as const;

const listed = (ctx: TurnContext, key: string): string[] => ctx.words(key).toLowerCase().split(' ');

/** Takes the words for cash, transfer and special savings out of a line; the lists are in the locales. */
export function takeWords(ctx: TurnContext, line: string): LineWords {
  const lists = CHANNELS.map((name) => ({
    name,
    words: new Set(listed(ctx, `savings.channel.typed_${name}`)),
  }));
  let channel: LineWords['channel'];
  const rest: string[] = [];
  for (const word of line.split(' ')) {
    const found = lists.find(({ words }) => words.has(word.toLowerCase()));
    if (found) channel = found.name;
    else rest.push(word);
  }
  const lower = line.toLowerCase();
  const special = listed(ctx, 'savings.deposit.typed_special').some((one) => lower.includes(one));
  return { rest: rest.join(' '), ...(channel && { channel }), ...(special && { special }) };
}
