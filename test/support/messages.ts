import type { RenderedMessage } from '../../src/ports/messenger.ts';

type Node = { [key: string]: unknown };

export interface ShownButton {
  label: string;
  action: Node;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (!isNode(value)) return;
  visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

/** All words a person sees in a message: texts of bubbles, cards and their reading-aloud text. */
export function wordsOf(message: RenderedMessage): string {
  const words: string[] = [];
  walk(message, (node) => {
    for (const key of ['altText', 'text', 'label'] as const) {
      if (typeof node[key] === 'string' && node['type'] !== 'postback') words.push(node[key]);
    }
  });
  return words.join('\n');
}

/** Every button of the messages, cards first, quick replies of the last message after them. */
export function buttonsOf(messages: readonly RenderedMessage[]): ShownButton[] {
  return messages.flatMap(buttonsIn);
}

function buttonsIn(part: unknown): ShownButton[] {
  const buttons: ShownButton[] = [];
  walk(part, (node) => {
    const { action } = node;
    if (isNode(action) && typeof action['label'] === 'string') {
      buttons.push({ label: action['label'], action });
    }
  });
  return buttons;
}

/** Labels of the quick replies of a message that its card or another of them says too. */
export function labelsTwice({ quickReply, ...content }: RenderedMessage): string[] {
  const labels = (part: unknown): string[] => buttonsIn(part).map(({ label }) => label);
  const inCard = new Set(labels(content));
  const below = labels(quickReply);
  return below.filter((label, index) => inCard.has(label) || below.indexOf(label) !== index);
}
