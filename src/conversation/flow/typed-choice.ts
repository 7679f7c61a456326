import type { TurnContext } from '../turn-context.ts';
import type { CardData, Choice, View } from '../view.ts';
import type { MenuEntry } from '../feature.ts';
import type { Input } from './input.ts';

/** Words as they are compared: without spaces and capitals. */
export const plain = (words: string): string =>
  words.normalize('NFC').replace(/\s+/g, '').toLowerCase();

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && 'act' in value && 'label' in value;

/** The choices a person sees under a question: quick replies and the buttons of its cards. */
export function choicesIn(views: readonly View[]): Choice[] {
  const found: Choice[] = [];
  for (const view of views) {
    if (view.kind === 'card') collect(view.data, found);
    if (view.kind === 'cards') for (const item of view.items) collect(item, found);
    found.push(...(view.choices ?? []));
  }
  return found;
}

function collect(data: CardData, found: Choice[]): void {
  for (const value of Object.values(data)) {
    if (isChoice(value)) found.push(value);
    else if (Array.isArray(value)) for (const row of value as CardData[]) collect(row, found);
  }
}

/** What is typed like the label of a button counts as that button, unless only a tap will do. */
export function typedChoice(
  ctx: TurnContext,
  views: readonly View[],
  text: string,
): Extract<Input, { kind: 'choice' }> | undefined {
  const typed = plain(text);
  for (const { act, label, params, tapOnly } of choicesIn(views)) {
    if (act.do !== 'step' || tapOnly) continue;
    if (plain(ctx.words(label, params)) === typed) return { kind: 'choice', value: act.value };
  }
  return undefined;
}

/** What a person's menu does under these words: people read a button aloud and type it. */
export function typedEntry(
  ctx: TurnContext,
  menu: readonly MenuEntry[],
  text: string,
): { verb: string; ref?: string } | undefined {
  const typed = plain(text);
  for (const entry of menu) {
    const { act, label, params } = entry.choice;
    if (act.do !== 'verb' || plain(ctx.words(label, params)) !== typed) continue;
    if (entry.concerns(ctx)) return act;
  }
  return undefined;
}
