import { findChromium } from './lib/find-chromium.ts';
import { makeGallery } from './gallery/make-gallery.ts';

const OUT = 'build/gallery';
const HELP = `usage: npm run gallery
Draws every card of flex-templates/samples, in every language and both sizes, as the chat page does:
${OUT}/index.html, and a picture a template and language. Needs Chromium (CHROMIUM_PATH, or in /usr/bin).
Names what is cut, sticks out or is too small to read on a phone 320, 360 or 390 px wide.
exit 0: fine, 1: findings or no Chromium, 2: wrong usage`;

const args = process.argv.slice(2);
if (args.length > 0) {
  console.error(HELP);
  process.exit(args.includes('--help') ? 0 : 2);
}
const chromium = findChromium();
if (chromium === undefined) {
  console.error('gallery: no Chromium at CHROMIUM_PATH or in /usr/bin: nothing drawn or measured');
  process.exit(1);
}
const { cards, faults } = await makeGallery(OUT, chromium);
for (const fault of faults) console.log(fault);
console.error(`gallery: ${cards} cards in ${OUT}/index.html, ${faults.length} findings`);
process.exitCode = faults.length > 0 || cards === 0 ? 1 : 0;
