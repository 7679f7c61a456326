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

/** A word as the rules see it. */
export interface TaggedToken {
  tag: string;
  /** Stands after a space or a mark, so that a new clause may begin here. */
  afterSpace: boolean;
  edited: boolean;
}

/** The words that the rules look at, numbers by their roles. */
export function contentOf(tokens: readonly Token[], groups: readonly NumberGroup[]): TaggedToken[] {
  const content: TaggedToken[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || SILENT.has(token.tag)) continue;
    const group = groups.find((g) => g.first === at);
    const before = tokens[at - 1]?.tag;
    content.push({
      tag: group ? NUMBER_TAGS[group.role] : tagOf(token),
      afterSpace: before === 'space' || before === 'mark',
      edited: token.edit > 0,
    });
    if (group) at = group.last;
  }
  return withFinalQuestion(content);
}

function tagOf(token: Token): string {
  if (token.literal?.kind === 'code') return 'link-code';
  if (token.literal?.kind === 'month') return 'named-month';
  if (token.tag === 'relative-month' || token.tag === 'month-name') return 'named-month';
  return token.tag === 'literal' ? 'number' : token.tag;
}

/** บ่, ไม่ and ยัง at the end of something ask; before a verb they deny. */
function withFinalQuestion(content: TaggedToken[]): TaggedToken[] {
  const last = content.at(-1);
  if (content.length > 1 && last?.tag === 'neg') last.tag = 'yes-no';
  if (content.length > 1 && last?.tag === 'still') last.tag = 'yet';
  return content;
}
