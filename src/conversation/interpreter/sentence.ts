import type { NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

const SILENT = new Set(['space', 'mark', 'particle', 'please']);
const NUMBER_TAGS: Record<NumberGroup['role'], string> = {
  amount: 'amount',
  member: 'member-no',
  'month-count': 'month-count',
  'month-number': 'named-month',
  year: 'number',
  count: 'number',
  other: 'number',
  negated: 'negated-amount',
};

/** A whole message without spaces, marks and courtesy, for looking it up. */
export function sentenceKey(tokens: readonly Token[]): string {
  const content = tokens.filter((token) => !SILENT.has(token.tag) || token.tag === 'please');
  const used = content.length > 0 ? content : tokens;
  return used.map((token) => token.text).join('');
}

/** Whether the message is one word or number and courtesy. */
export function isBare(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => !SILENT.has(token.tag)).length <= 1;
}

/** The tags that the rules look at, and whether a typing error was forgiven in one of them. */
export function contentTags(
  tokens: readonly Token[],
  groups: readonly NumberGroup[],
): { tags: string[]; edited: boolean } {
  const tags: string[] = [];
  let edited = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    const group = groups.find((g) => g.first === at);
    if (group) {
      tags.push(NUMBER_TAGS[group.role]);
      at = group.last;
    } else if (!SILENT.has(token.tag)) {
      tags.push(tagOf(token));
      edited ||= token.edit > 0;
    }
  }
  return { tags: finalNot(tags), edited };
}

function tagOf(token: Token): string {
  if (token.literal?.kind === 'code') return 'link-code';
  if (token.literal?.kind === 'month') return 'named-month';
  if (token.tag === 'relative-month' || token.tag === 'month-name') return 'named-month';
  return token.tag === 'literal' ? 'number' : token.tag;
}

/** บ่ and ไม่ at the end of something ask; before a verb they deny. */
function finalNot(tags: string[]): string[] {
  if (tags.length > 1 && tags.at(-1) === 'neg') tags[tags.length - 1] = 'yes-no';
  return tags;
}
