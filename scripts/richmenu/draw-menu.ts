import { fileURLToPath } from 'node:url';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import {
  boundsOf,
  MENU_HEIGHT,
  MENU_WIDTH,
  type Bounds,
  type MenuWords,
} from '../../src/adapters/line/rich-menus/menu-object.ts';
import type { MenuRole } from '../../src/domain/roles/menu-role.ts';
import { ICONS } from './icons.ts';

const TYPE = 'Sarabun Bold';
const TYPE_FILE = '@expo-google-fonts/sarabun/700Bold/Sarabun_700Bold.ttf';
const INK = '#102A43';
const GROUND = '#D9E2EC';
const PAPER = '#FFFFFF';
/** One colour a role, dark enough for white on it (at least 7 to 1). */
const ACCENT: Readonly<Record<MenuRole, string>> = {
  stranger: '#3A4750',
  member: '#0B5D4B',
  committee: '#5B3A8C',
  treasurer: '#8A3B12',
  officer: '#0F4C81',
};

const GAP = 14;
const CORNER = 48;
const ICON_RADIUS = 176;
const ICON_SCALE = 2.2;
/** Smaller than the last, and the label stands on two lines. */
const LABEL_SIZES = [138, 128, 118, 112, 100, 92];
const ONE_LINE_MIN = 112;
const TWO_LINES_MAX = 118;
const LABEL_MARGIN = 40;
const LINE_HEIGHT = 1.28;

/** A menu's picture, PNG, 2500 × 1686: six fields, the first one in colour. */
export async function drawMenu({ role, fields }: MenuWords): Promise<Uint8Array> {
  GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(TYPE_FILE)), TYPE);
  const canvas = createCanvas(MENU_WIDTH, MENU_HEIGHT);
  const pen = canvas.getContext('2d');
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, MENU_WIDTH, MENU_HEIGHT);
  fields.forEach(({ label, icon }, index) => {
    drawField(pen, boundsOf(index), { label, icon, accent: ACCENT[role], filled: index === 0 });
  });
  return canvas.encode('png');
}

interface Field {
  label: string;
  icon: string;
  accent: string;
  filled: boolean;
}

function drawField(pen: SKRSContext2D, { x, y, width, height }: Bounds, field: Field): void {
  const { label, icon, accent, filled } = field;
  pen.fillStyle = filled ? accent : PAPER;
  pen.beginPath();
  pen.roundRect(x + GAP, y + GAP, width - 2 * GAP, height - 2 * GAP, CORNER);
  pen.fill();
  const middle = x + width / 2;
  drawIcon(
    pen,
    icon,
    { x: middle, y: y + height * 0.33 },
    filled ? [PAPER, accent] : [accent, PAPER],
  );
  pen.fillStyle = filled ? PAPER : INK;
  drawLabel(pen, label, { x: middle, y: y + height * 0.765 }, width - 2 * (GAP + LABEL_MARGIN));
}

function drawIcon(
  pen: SKRSContext2D,
  name: string,
  at: { x: number; y: number },
  [disc, figure]: readonly [string, string],
): void {
  const draw = ICONS[name];
  if (!draw) throw new Error(`no icon ${name}`);
  pen.save();
  pen.translate(at.x, at.y);
  pen.fillStyle = disc;
  pen.beginPath();
  pen.arc(0, 0, ICON_RADIUS, 0, 2 * Math.PI);
  pen.fill();
  pen.scale(ICON_SCALE, ICON_SCALE);
  pen.fillStyle = figure;
  pen.strokeStyle = figure;
  pen.lineWidth = 8;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  draw(pen, disc);
  pen.restore();
}

/** As large as fits on one line; words that are too long for that stand on two. */
function drawLabel(
  pen: SKRSContext2D,
  label: string,
  at: { x: number; y: number },
  width: number,
): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const fits = (lines: readonly string[], size: number): boolean => {
    pen.font = `${size}px ${TYPE}`;
    return lines.every((line) => pen.measureText(line).width <= width);
  };
  for (const lines of [[label], inTwo(label)]) {
    const size = sizesFor(lines.length).find((one) => fits(lines, one));
    if (size === undefined) continue;
    const top = at.y - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
    lines.forEach((line, index) => pen.fillText(line, at.x, top + index * size * LINE_HEIGHT));
    pen.textBaseline = 'alphabetic';
    return;
  }
  throw new Error(`the label ${label} is too long to be drawn`);
}

const sizesFor = (lines: number): number[] =>
  LABEL_SIZES.filter((size) => (lines === 1 ? size >= ONE_LINE_MIN : size <= TWO_LINES_MAX));

/** Cut between words, as near to the middle as can be. */
function inTwo(label: string): string[] {
  const words = [...new Intl.Segmenter('th', { granularity: 'word' }).segment(label)];
  const cuts = words.map(({ index }) => index).filter((index) => index > 0);
  const half = label.length / 2;
  const cut = cuts.toSorted((a, b) => Math.abs(a - half) - Math.abs(b - half))[0] ?? label.length;
  return [label.slice(0, cut).trim(), label.slice(cut).trim()].filter(Boolean);
}
