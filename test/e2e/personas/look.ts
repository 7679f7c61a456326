/* Scripts for the page: it lets no functions in, and knows none of ours. */

/** Waits until all letters and pictures are there. */
export const PICTURES = `Promise.all([
  document.fonts.ready,
  ...[...document.images].map((image) => image.decode().catch(() => undefined)),
]).then(() => undefined)`;

/** Names what sticks out of the screen, is cut, or is a picture that never came. */
export const LOOK = `(() => {
  const SLACK_PX = 1;
  const width = document.documentElement.clientWidth;
  const found = [];
  const words = (part) => '“' + (part.textContent ?? '').slice(0, 40) + '”';
  const shown = (selector) =>
    [...document.querySelectorAll(selector)].filter((part) => part.getClientRects().length > 0);
  if (document.documentElement.scrollWidth > width) found.push('the page is wider than the screen');
  const blocks =
    '.top > *, .holder-strip > *, .screen > *, .row, .bubble, .fx-root, .fx-box, button, select';
  for (const part of shown(blocks)) {
    const { left, right } = part.getBoundingClientRect();
    const slides = part.closest('.fx-carousel, .quick-bar') !== null;
    const out = left < -SLACK_PX || right > width + SLACK_PX;
    if (out && !slides) found.push('sticks out: ' + words(part));
  }
  for (const line of shown('.fx-line, .bubble-text, .quick, .rich-bar, .chip')) {
    if (line.scrollWidth > line.clientWidth + SLACK_PX) found.push('cut: ' + words(line));
    const isClamped = line.classList.contains('fx-clamp');
    if (isClamped && line.scrollHeight > line.clientHeight + SLACK_PX) {
      found.push('cut after some lines: ' + words(line));
    }
  }
  for (const image of shown('img')) if (image.naturalWidth === 0) found.push('no picture: ' + image.src);
  return found;
})()`;
