/**
 * @typedef {import('@line/bot-sdk').messagingApi.FlexComponent} FlexComponent
 * @typedef {import('@line/bot-sdk').messagingApi.FlexBox} FlexBox
 * @typedef {import('@line/bot-sdk').messagingApi.FlexText} FlexText
 * @typedef {import('@line/bot-sdk').messagingApi.FlexSpan} FlexSpan
 * @typedef {import('@line/bot-sdk').messagingApi.FlexButton} FlexButton
 * @typedef {import('@line/bot-sdk').messagingApi.FlexImage} FlexImage
 * @typedef {import('@line/bot-sdk').messagingApi.FlexIcon} FlexIcon
 * @typedef {import('@line/bot-sdk').messagingApi.FlexVideo} FlexVideo
 * @typedef {import('@line/bot-sdk').messagingApi.FlexBubble} FlexBubble
 * @typedef {import('@line/bot-sdk').messagingApi.FlexCarousel} FlexCarousel
 * @typedef {import('@line/bot-sdk').messagingApi.FlexContainer} FlexContainer
 */

/**
 * A LINE action object; which further properties it has depends on `type`.
 * @typedef {{ type: string, label?: string, [property: string]: unknown }} LineAction
 */

/** @typedef {'horizontal' | 'vertical' | 'baseline'} Layout */

/**
 * What the drawing functions share.
 * @typedef {object} FlexContext
 * @property {Document} document
 * @property {(action: LineAction, source: HTMLElement) => void} onAction
 * @property {(component: FlexComponent, layout: Layout) => HTMLElement} draw a child of a box
 */

/**
 * @param {FlexContext} context
 * @param {string} tag
 * @param {string} className
 * @returns {HTMLElement}
 */
export function make(context, tag, className) {
  const element = context.document.createElement(tag);
  element.className = className;
  return element;
}

/**
 * Sets a style property unless the value is null (absent or refused).
 * @param {HTMLElement} element
 * @param {string} property CSS name, kebab-case
 * @param {string | null} value
 */
export function put(element, property, value) {
  if (value !== null) element.style.setProperty(property, value);
}
