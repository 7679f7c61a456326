import { shrinkToFit } from '/flex/shrink.js';
import { drawRow } from '/messages/draw-row.js';

/** Below this an old eye does not read a button or a figure. */
const READABLE_PX = 12;
/** Rounding of a browser's boxes. */
const SLACK_PX = 1;

const drawing = {
  t: () => '',
  onAction: () => {},
  botName: 'สัจจะ',
  holderId: '',
  nameOf: () => '',
  onUnsend: () => {},
  onInspect: () => {},
};

/**
 * Draws cards as the chat page does, each on a phone of this width.
 * @param {{ name: string, message: unknown }[]} cards
 * @param {number} width of the screen, px
 */
globalThis.draw = (cards, width) => {
  const figures = cards.map(({ message, name }, seq) => {
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = name;
    const phone = document.createElement('div');
    phone.className = 'gallery-phone';
    phone.style.width = `${width}px`;
    phone.dataset.name = name;
    const item = { seq, kind: 'bot-message', message, via: 'reply', cost: 0, requestId: '', at: 0 };
    phone.append(drawRow(item, drawing, false));
    figure.append(caption, phone);
    return figure;
  });
  document.querySelector('#gallery').replaceChildren(...figures);
  shrinkToFit(document.body);
};

/** What sticks out, is cut or too small to read, one line each. */
globalThis.measure = () =>
  [...document.querySelectorAll('.gallery-phone')].flatMap((phone) =>
    faultsIn(phone).map((fault) => `${phone.dataset.name}: ${fault}`),
  );

/** @param {HTMLElement} phone */
function faultsIn(phone) {
  const screen = phone.getBoundingClientRect();
  const found = [];
  for (const bubble of phone.querySelectorAll('.fx-bubble')) {
    const { left, right } = bubble.getBoundingClientRect();
    const alone = bubble.closest('.fx-carousel') === null;
    if (alone && (left < screen.left || right > screen.right)) found.push('wider than the screen');
    for (const part of bubble.querySelectorAll('.fx-line, .fx-button-tap, .fx-box')) {
      const box = part.getBoundingClientRect();
      const out = box.left < left - SLACK_PX || box.right > right + SLACK_PX;
      if (out) found.push(`sticks out: ${wordsOf(part)}`);
    }
    for (const line of bubble.querySelectorAll('.fx-line')) found.push(...faultsOfLine(line));
  }
  return found;
}

/** @param {HTMLElement} line */
function faultsOfLine(line) {
  const found = [];
  if (line.scrollWidth > line.clientWidth + SLACK_PX) found.push(`cut: ${wordsOf(line)}`);
  const clamped = line.classList.contains('fx-clamp');
  if (clamped && line.scrollHeight > line.clientHeight + SLACK_PX) {
    found.push(`cut after some lines: ${wordsOf(line)}`);
  }
  const px = Number.parseFloat(getComputedStyle(line).fontSize);
  if (line.textContent !== '' && px < READABLE_PX) found.push(`${px} px small: ${wordsOf(line)}`);
  return found;
}

const wordsOf = (part) => `“${(part.textContent ?? '').slice(0, 40)}”`;
globalThis.ready = true;
