import { LIMITS, TemplateError } from './limits.ts';

type Node = Readonly<Record<string, unknown>>;

/** Checks a bubble or carousel against LINE's limits. @throws TemplateError naming what is wrong. */
export function checkFlex(contents: Node): void {
  if (contents['type'] === 'carousel') {
    const bubbles = contents['contents'] as readonly Node[];
    if (bubbles.length === 0 || bubbles.length > LIMITS.carouselBubbles)
      throw new TemplateError(`a carousel has 1 to ${LIMITS.carouselBubbles} cards`);
    for (const bubble of bubbles) checkBubble(bubble);
    checkBytes(contents, LIMITS.carouselBytes);
  } else {
    checkBubble(contents);
  }
}

function checkBubble(bubble: Node): void {
  if (bubble['type'] !== 'bubble') throw new TemplateError('a template must be a bubble');
  for (const block of ['header', 'hero', 'body', 'footer']) {
    const content = bubble[block];
    if (content !== undefined) checkNode(content as Node, block);
  }
  checkBytes(bubble, LIMITS.bubbleBytes);
}

function checkBytes(node: Node, max: number): void {
  const bytes = Buffer.byteLength(JSON.stringify(node));
  if (bytes > max)
    throw new TemplateError(`${String(node['type'])} of ${bytes} bytes, over ${max}`);
}

function checkNode(node: Node, place: string): void {
  switch (node['type']) {
    case 'box':
      checkContents(node, place);
      break;
    case 'text':
      if (node['contents'] !== undefined) checkContents(node, place);
      else if (!isText(node['text'])) throw new TemplateError(`empty text in ${place}`);
      break;
    case 'span':
      if (!isText(node['text'])) throw new TemplateError(`empty text in ${place}`);
      break;
    case 'button':
      if (node['action'] === undefined)
        throw new TemplateError(`button without action in ${place}`);
      break;
    case 'image':
    case 'icon':
      checkUrl(node['url']);
      break;
    case 'separator':
      break;
    default:
      throw new TemplateError(`${String(node['type'])} is not expected in ${place}`);
  }
  if (node['action'] !== undefined) checkAction(node['action'] as Node);
}

function checkContents(node: Node, place: string): void {
  const contents = node['contents'];
  if (!Array.isArray(contents)) throw new TemplateError(`no contents in a box of ${place}`);
  for (const child of contents as readonly Node[]) checkNode(child, place);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function checkAction(action: Node): void {
  if (action['type'] === 'cameraRoll') throw new TemplateError('camera roll only as a quick reply');
  if (action['type'] === 'uri' && !/^(?:https?|line|tel):/.test(String(action['uri'])))
    throw new TemplateError('a link must be http, https, line or tel');
}

const PICTURE_URL = /^(?:https:\/\/.|http:\/\/(?:127\.0\.0\.1|localhost)[:/])/;

/** LINE fetches pictures by https only; the sandbox's phones are on this machine. */
export function checkUrl(url: unknown): void {
  if (typeof url !== 'string' || !PICTURE_URL.test(url) || url.length > LIMITS.imageUrl)
    throw new TemplateError('a picture needs an https address');
}
