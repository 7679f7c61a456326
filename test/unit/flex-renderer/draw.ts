import { fakeDocument, type FakeElement } from './fake-document.ts';

export type Json = Record<string, unknown>;
type Render = (
  document: unknown,
  container: Json,
  options?: { onAction?: (action: Json) => void },
) => FakeElement;

const path = '../../../src/simulator/page/flex/render-flex.js';
const { renderFlex } = (await import(path)) as { renderFlex: Render };

/** Draws a Flex container with the fake document. */
export function draw(container: Json, onAction: (action: Json) => void = () => {}): FakeElement {
  return renderFlex(fakeDocument, container, { onAction });
}

/** Draws one component as the only child of a vertical box. */
export function drawOne(component: Json, box: Json = {}): FakeElement {
  const body = { type: 'box', layout: 'vertical', ...box, contents: [component] };
  return draw({ type: 'bubble', body });
}
