import type { LineMessage } from '../../src/simulator/sim-api.ts';
import {
  isNode,
  nodesOf,
  readFlex,
  textOf,
  type Node,
  type Number,
  type ShownButton,
} from './read-flex.ts';

/** A message of the bot as a terminal shows it. */
export interface ReadMessage {
  lines: string[];
  buttons: ShownButton[];
}

/** @param first number of the first button; the others follow */
export function readMessage(message: LineMessage, first: number): ReadMessage {
  const buttons: ShownButton[] = [];
  const number: Number = (button) => {
    buttons.push(button);
    return `[${first + buttons.length - 1}] ${button.label}`;
  };
  const lines = readBody(message, number);
  const { quickReply } = message;
  const choices = isNode(quickReply) ? nodesOf(quickReply['items']) : [];
  const marks = choices.flatMap(({ action }) => (isNode(action) ? [mark(action, number)] : []));
  return { lines: marks.length > 0 ? [...lines, marks.join('   ')] : lines, buttons };
}

const mark = (action: Node, number: Number): string =>
  number({ label: textOf(action['label']), action: action as LineMessage });

function readBody(message: LineMessage, number: Number): string[] {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return textOf(message['text']).split('\n');
    case 'flex':
      return isNode(message['contents']) ? readFlex(message['contents'], number) : [];
    case 'template':
      return isNode(message['template']) ? readTemplate(message['template'], number) : [];
    case 'image':
      return [`(picture ${textOf(message['originalContentUrl'])})`];
    default:
      return [`(${message.type})`];
  }
}

function readTemplate(template: Node, number: Number): string[] {
  const columns = nodesOf(template['columns']);
  return (columns.length > 0 ? columns : [template]).flatMap((column) => [
    ...[textOf(column['title']), textOf(column['text'])].filter(Boolean),
    ...nodesOf(column['actions']).map((action) => mark(action, number)),
  ]);
}
