import type { NumberGroup } from './number-group.ts';
import type { Token } from './token.ts';

const SILENT = new Set(['space', 'mark', 'particle', 'please']);
export const COURTESY_TAGS: ReadonlySet<string> = new Set(['greeting', 'thanks']);
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
export function sentenceKey(tokens: readonly Token[], leaveOut?: ReadonlySet<string>): string {
  const content = tokens.filter(
    ({ tag }) => (!SILENT.has(tag) || tag === 'please') && !leaveOut?.has(tag),
  );
  const used = content.length > 0 ? content : tokens;
  return used.map((token) => token.text).join('');
}

/** Whether the message is one word or number and courtesy. */
export function isBare(tokens: readonly Token[]): boolean {
  return tokens.filter((token) => !SILENT.has(token.tag)).length <= 1;
}

/** What the commands that work everywhere are made of. */
const COMMAND_TAGS = new Set(
  'cancel-word reject back menu help language talk person look balance money want self and already'.split(
    ' ',
  ),
);

/** Whether there is nothing but a command and courtesy. */
export function isCommandOnly(tokens: readonly Token[]): boolean {
  return tokens.every(({ tag, edit }) => {
    if (SILENT.has(tag) || COURTESY_TAGS.has(tag)) return true;
    return COMMAND_TAGS.has(tag) && edit === 0;
  });
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
  let afterSpace = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    afterSpace ||= token?.tag === 'space' || token?.tag === 'mark';
    if (!token || SILENT.has(token.tag)) continue;
    const group = groups.find((g) => g.first === at);
    const tag = group ? NUMBER_TAGS[group.role] : tagOf(token);
    content.push({ tag, afterSpace, edited: token.edit > 0 });
    afterSpace = false;
    if (group) at = group.last;
  }
  return withoutAddress(content);
}

function tagOf(token: Token): string {
  if (token.literal?.kind === 'code') return 'link-code';
  if (token.literal?.kind === 'month') return 'named-month';
  if (token.tag === 'relative-month' || token.tag === 'month-name') return 'named-month';
  return token.tag === 'literal' ? 'number' : token.tag;
}

/** บ่, ไม่ and ยัง at the end of something ask; before a verb they deny. */
export function withFinalQuestion(content: readonly TaggedToken[]): readonly TaggedToken[] {
  const last = content.at(-1);
  const tag = last?.tag === 'neg' ? 'yes-no' : 'yet';
  if (content.length < 2 || !last || (last.tag !== 'neg' && last.tag !== 'still')) return content;
  return [...content.slice(0, -1), { ...last, tag }];
}

/** ลูก and หลาน at either end are who is spoken to; elsewhere they are a word like others. */
function withoutAddress(content: TaggedToken[]): TaggedToken[] {
  const isAddress = (at: number): boolean =>
    content[at]?.tag === 'vocative' &&
    content.length > 1 &&
    (at === content.length - 1 || (at === 0 && content[1]?.afterSpace === true));
  return content
    .filter((_, at) => !isAddress(at))
    .map((token) => (token.tag === 'vocative' ? { ...token, tag: 'word' } : token));
}
