/** @import { SimEvent } from '../sim-api.ts' */

/** @type {SimEvent['type'][]} */
const TYPES = [
  'chat',
  'loading',
  'richmenu',
  'clock',
  'quota',
  'user',
  'group',
  'request',
  'reset',
];
/** How long to wait before a new stream when the browser gave the old one up. */
const RETRY_MS = 2000;

/**
 * Listens to the platform for as long as the page lives. The browser reconnects by itself and
 * resumes after the last event; when it gives up (the server was away), a new stream is opened.
 * @param {{
 *   onOpen: () => void,
 *   onEvent: (event: SimEvent) => void,
 *   onStatus: (connected: boolean) => void,
 * }} handlers `onOpen` is called at each connection: the platform may be another one by then
 */
export function listen({ onOpen, onEvent, onStatus }) {
  const source = new EventSource('/sim/events');
  source.addEventListener('open', () => {
    onStatus(true);
    onOpen();
  });
  source.addEventListener('error', () => {
    onStatus(false);
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen({ onOpen, onEvent, onStatus }), RETRY_MS);
  });
  for (const type of TYPES) {
    source.addEventListener(type, (message) => onEvent(JSON.parse(message.data)));
  }
}
