/**
 * @typedef {object} Props
 * @property {string} [class]
 * @property {Record<string, string>} [data] becomes data-* attributes
 * @property {Record<string, string | null | undefined | false>} [attrs] absent when null, undefined or false
 * @property {Partial<Record<keyof HTMLElementEventMap, (event: Event) => void>>} [on]
 */

/**
 * Builds an element. Strings become text nodes, never markup; null and false are left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props]
 * @param {(Node | string | null | false)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  if (props.class) element.className = props.class;
  Object.assign(element.dataset, props.data);
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (typeof value === 'string') element.setAttribute(name, value);
  }
  for (const [type, listener] of Object.entries(props.on ?? {})) {
    element.addEventListener(type, listener);
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/**
 * A button that does not submit anything.
 * @param {string} className
 * @param {string} label what it says
 * @param {(event: Event) => void} run
 * @param {{ aria?: string, pressed?: boolean }} [more] `aria`: its name when the label is a sign
 */
export function button(className, label, run, more = {}) {
  const attrs = {
    type: 'button',
    'aria-label': more.aria,
    title: more.aria,
    'aria-pressed': more.pressed === undefined ? null : String(more.pressed),
  };
  return h('button', { class: className, attrs, on: { click: run } }, label);
}

/**
 * An element with a class of its own, for the many plain blocks.
 * @param {string} className
 * @param {(Node | string | null | false)[]} children
 */
export function div(className, ...children) {
  return h('div', { class: className }, ...children);
}
