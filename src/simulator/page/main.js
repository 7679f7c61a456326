import { api } from './api.js';
import { App } from './app.js';
import { h } from './dom.js';
import { keptHolders, startingHolders } from './holders.js';
import { keepLanguage, keptLanguage, loadTranslator } from './i18n.js';
import { listen } from './live.js';
import { MAX_REQUESTS, SandboxStore } from './store.js';
/** @import { SimEvent } from '../sim-api.ts' */
/** @import { Language } from './i18n.js' */
/** @import { PhoneStart } from './app.js' */

const TICK_MS = 1000;

const store = new SandboxStore();
const root = /** @type {HTMLElement} */ (document.getElementById('app'));
/** @type {App | null} */
let app = null;
/** Events heard while a snapshot is on its way; it may be older than they are. @type {SimEvent[] | null} */
let waiting = null;

/** @param {Language} language @param {PhoneStart[]} starts */
async function build(language, starts) {
  const t = await loadTranslator(language);
  document.documentElement.lang = language;
  app = new App({ t, language, store, starts, onLanguage: changeLanguage });
  root.replaceChildren(app.element);
  app.draw();
}

/** @param {Language} language */
function changeLanguage(language) {
  keepLanguage(language);
  build(language, app?.starts ?? []).catch(report);
}

/** Fetches everything anew: at the start, and when the stream of events had a gap. */
async function fetchAll() {
  waiting = [];
  const [state, requests] = await Promise.all([api.state(), api.requests(MAX_REQUESTS)]);
  store.setSnapshot(state, requests);
  store.forgetChats();
  const query = new URLSearchParams(location.search);
  const starts = startingHolders(state.users, query, keptHolders()).map((userId) => ({
    userId,
    chatId: userId,
    draft: '',
  }));
  if (app) app.draw();
  else await build(keptLanguage(), starts);
  const heard = waiting ?? [];
  waiting = null;
  for (const event of heard) store.apply(event);
}

/** One at a time: an answer that comes late must not undo a newer one. */
let refreshing = Promise.resolve();

function refresh() {
  refreshing = refreshing.then(fetchAll).catch(report);
}

/** @param {unknown} error a fault of the page or of the connection; the stream tries again */
function report(error) {
  waiting = null;
  const words = error instanceof Error ? error.message : String(error);
  if (app) app.page.notify(words);
  else root.replaceChildren(h('p', { class: 'fatal', attrs: { role: 'alert' } }, words));
}

store.subscribe((event) => app?.handle(event));
listen({
  onOpen: refresh,
  onStatus: (connected) => app?.setOnline(connected),
  onEvent: (event) => {
    if (event.type === 'reset') refresh();
    else if (waiting) waiting.push(event);
    else store.apply(event);
  },
});
setInterval(() => app?.tick(), TICK_MS);
