import { div, h } from '../dom.js';
import { hourMinute } from '../thai-time.js';
/** @import { RequestLog } from '../../sim-api.ts' */
/** @import { Translate } from '../i18n.js' */

/** JSON laid out to be read; other text as it is. @param {string} text */
export function readable(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** `/v2/bot/message/push` → `push` @param {string} path */
export function shortPath(path) {
  return path.replace(/^\/v2\/bot\/(?:message\/)?/, '');
}

/** @param {string} title @param {string} text */
function block(title, text) {
  return [h('h4', {}, title), h('pre', { attrs: { tabindex: '0' } }, text)];
}

/**
 * One call of the bot to LINE: a line that opens to the raw request and answer.
 * @param {RequestLog} request
 * @param {{ t: Translate, nameOf: (userId: string) => string }} page
 */
export function requestRow(request, { t, nameOf }) {
  const { recipients, cost, status } = request;
  const failed = status >= 400 ? ' is-failed' : '';
  const summary = h(
    'summary',
    {},
    h('time', {}, hourMinute(request.at)),
    h('strong', {}, shortPath(request.path)),
    h('span', { class: `status${failed}` }, String(status)),
    h('span', { class: cost > 0 ? 'cost is-paid' : 'cost' }, cost > 0 ? `−${cost}` : '0'),
  );
  const who = recipients.map((id) => nameOf(id) || id).join(', ');
  const facts = [
    `${request.method} ${request.path}`,
    t('hood.took', { ms: Math.round(request.tookMs) }),
    ...(who === '' ? [] : [t('hood.to', { who })]),
    ...(request.truncated ? [t('hood.truncated')] : []),
  ];
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return h(
    'details',
    { class: 'request', data: { requestId: request.requestId } },
    summary,
    div('request-facts', facts.join(' · ')),
    ...block(t('hood.headers'), headers.join('\n')),
    ...block(t('hood.request'), readable(request.body)),
    ...block(t('hood.answer'), readable(request.answer)),
  );
}
