import type { LineMessage } from '../../src/simulator/sim-api.ts';

export type Node = Readonly<Record<string, unknown>>;

/** Something that can be pressed. */
export interface ShownButton {
  label: string;
  action: LineMessage;
}

/** Takes a button and gives the mark to show for it, such as `[3] Balance`. */
export type Number = (button: ShownButton) => string;

const SIDE_BY_SIDE = '   ';
const RULE = '─'.repeat(24);

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const nodesOf = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter(isNode) : [];
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A card as lines: what stands beside each other stays so, what can be pressed is numbered. */
export function readFlex(contents: Node, number: Number): string[] {
  if (contents['type'] === 'carousel') {
    return nodesOf(contents['contents']).flatMap((bubble) => [...readBubble(bubble, number), '']);
  }
  return readBubble(contents, number);
}

function readBubble(bubble: Node, number: Number): string[] {
  const parts = ['header', 'hero', 'body', 'footer'].map((name) => bubble[name]).filter(isNode);
  return parts.flatMap((part) => readNode(part, number)).map((line) => `│ ${line}`);
}

function readNode(node: Node, number: Number): string[] {
  const lines = plainLines(node, number);
  const { action } = node;
  if (node['type'] === 'button' || !isNode(action)) return lines;
  const label = textOf(action['label']) || lines.join(' ').trim();
  const mark = number({ label, action: action as LineMessage });
  return lines.length <= 1 && lines[0] === label ? [mark] : [...lines, mark];
}

function plainLines(node: Node, number: Number): string[] {
  switch (node['type']) {
    case 'box':
      return readBox(node, number);
    case 'text':
      return wordsOf(node).split('\n');
    case 'button': {
      const action = node['action'] as LineMessage;
      return [number({ label: textOf(action['label']), action })];
    }
    case 'separator':
      return [RULE];
    case 'image':
      return [`(picture ${textOf(node['url'])})`];
    default:
      return [];
  }
}

function readBox(box: Node, number: Number): string[] {
  const children = nodesOf(box['contents']).map((child) => readNode(child, number));
  const beside = box['layout'] !== 'vertical' && children.every((lines) => lines.length <= 1);
  if (!beside) return children.flat();
  const line = children.flat().filter(Boolean).join(SIDE_BY_SIDE);
  return line === '' ? [] : [line];
}

function wordsOf(text: Node): string {
  const spans = nodesOf(text['contents']);
  return spans.length > 0
    ? spans.map((span) => textOf(span['text'])).join('')
    : textOf(text['text']);
}
