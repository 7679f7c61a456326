import type { SKRSContext2D } from '@napi-rs/canvas';

/**
 * Draws in a square from -50 to 50, in the colour that is set; lines are 8 wide and round.
 * @param ground the colour behind, for what lies in front of something
 */
type Icon = (pen: SKRSContext2D, ground: string) => void;

const line = (pen: SKRSContext2D, ...points: readonly (readonly [number, number])[]): void => {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.stroke();
};
const circle = (pen: SKRSContext2D, x: number, y: number, radius: number): void => {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.stroke();
};
const dot = (pen: SKRSContext2D, x: number, y: number, radius: number): void => {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
};
const box = (pen: SKRSContext2D, x: number, y: number, width: number, height: number): void => {
  pen.beginPath();
  pen.roundRect(x, y, width, height, 7);
  pen.stroke();
};
const person = (pen: SKRSContext2D, x: number, y: number, size = 1): void => {
  circle(pen, x, y - 18 * size, 13 * size);
  pen.beginPath();
  pen.arc(x, y + 28 * size, 26 * size, Math.PI, 2 * Math.PI);
  pen.closePath();
  pen.stroke();
};
const letter = (pen: SKRSContext2D, text: string, size: number, y: number): void => {
  pen.font = `${size}px Sarabun Bold`;
  pen.textAlign = 'center';
  pen.fillText(text, 0, y);
};
/** Coins seen from the side, the upper ones in front. */
const stack = (
  pen: SKRSContext2D,
  ground: string,
  [x, bottom]: [number, number],
  count: number,
) => {
  const figure = pen.fillStyle;
  for (let at = 0; at < count; at += 1) {
    const y = bottom - at * 17;
    pen.beginPath();
    pen.ellipse(x, y, 24, 9, 0, 0, Math.PI);
    pen.lineTo(x - 24, y - 14);
    pen.ellipse(x, y - 14, 24, 9, 0, Math.PI, 2 * Math.PI);
    pen.closePath();
    pen.fillStyle = ground;
    pen.fill();
    pen.stroke();
  }
  pen.beginPath();
  pen.ellipse(x, bottom - count * 17 + 3, 24, 9, 0, 0, 2 * Math.PI);
  pen.stroke();
  pen.fillStyle = figure;
};

export const ICONS: Readonly<Record<string, Icon>> = {
  coins(pen, ground) {
    pen.lineWidth = 6;
    stack(pen, ground, [24, 34], 4);
    stack(pen, ground, [-22, 38], 2);
  },
  list(pen) {
    for (const y of [-28, 0, 28]) {
      dot(pen, -36, y, 6);
      line(pen, [-18, y], [40, y]);
    }
  },
  hourglass(pen) {
    line(pen, [-28, -42], [28, -42]);
    line(pen, [-28, 42], [28, 42]);
    line(pen, [-22, -42], [-22, -26], [0, 0], [-22, 26], [-22, 42]);
    line(pen, [22, -42], [22, -26], [0, 0], [22, 26], [22, 42]);
    line(pen, [-6, 30], [6, 30]);
  },
  receipt(pen) {
    const teeth = [-32, -19, -6, 6, 19, 32].map((x, at): [number, number] => [
      x,
      at % 2 === 0 ? 44 : 34,
    ]);
    line(pen, [-32, 44], [-32, -44], [32, -44], [32, 40]);
    line(pen, ...teeth);
    for (const y of [-24, -4, 14]) line(pen, [-16, y], [16, y]);
  },
  calendar(pen) {
    box(pen, -40, -34, 80, 74);
    line(pen, [-40, -12], [40, -12]);
    line(pen, [-20, -46], [-20, -24]);
    line(pen, [20, -46], [20, -24]);
    for (const [x, y] of [
      [-18, 6],
      [2, 6],
      [22, 6],
      [-18, 24],
    ] as const)
      dot(pen, x, y, 5);
  },
  grid(pen) {
    for (const x of [-38, 8]) for (const y of [-38, 8]) box(pen, x, y, 30, 30);
  },
  tray(pen) {
    line(pen, [0, -46], [0, 8]);
    line(pen, [-20, -12], [0, 10], [20, -12]);
    line(pen, [-42, 12], [-42, 42], [42, 42], [42, 12]);
  },
  question(pen) {
    circle(pen, 0, 0, 42);
    letter(pen, '?', 64, 22);
  },
  info(pen) {
    circle(pen, 0, 0, 42);
    letter(pen, 'i', 64, 22);
  },
  'person-plus'(pen) {
    person(pen, -14, 8, 1.05);
    line(pen, [34, -34], [34, -2]);
    line(pen, [18, -18], [50, -18]);
  },
  key(pen) {
    circle(pen, -22, 0, 20);
    line(pen, [-2, 0], [46, 0], [46, 18]);
    line(pen, [24, 0], [24, 14]);
  },
  people(pen) {
    person(pen, -24, 4, 0.85);
    person(pen, 24, 4, 0.85);
  },
  flag(pen) {
    line(pen, [-28, 46], [-28, -44]);
    line(pen, [-28, -40], [34, -40], [18, -18], [34, 4], [-28, 4]);
  },
  megaphone(pen) {
    line(pen, [-42, -14], [-18, -14], [28, -38], [28, 34], [-18, 12], [-42, 12], [-42, -14]);
    line(pen, [-24, 14], [-16, 42], [-2, 42], [-6, 20]);
    line(pen, [40, -16], [40, 12]);
  },
  chart(pen) {
    line(pen, [-42, -42], [-42, 42], [44, 42]);
    for (const [x, y] of [
      [-20, 12],
      [4, -10],
      [28, -32],
    ] as const)
      line(pen, [x, 28], [x, y]);
  },
  link(pen) {
    box(pen, -26, -46, 52, 92);
    line(pen, [-14, 0], [-3, 12], [16, -12]);
    line(pen, [-6, 36], [6, 36]);
  },
  speech(pen) {
    line(pen, [-12, 24], [-30, 44], [-30, 24]);
    box(pen, -44, -36, 88, 60);
    for (const x of [-20, 0, 20]) dot(pen, x, -6, 6);
  },
  shield(pen) {
    line(pen, [0, -46], [36, -32], [36, 4], [0, 46], [-36, 4], [-36, -32], [0, -46]);
    line(pen, [-15, -4], [-3, 10], [17, -16]);
  },
  globe(pen) {
    circle(pen, 0, 0, 42);
    pen.beginPath();
    pen.ellipse(0, 0, 18, 42, 0, 0, 2 * Math.PI);
    pen.stroke();
    line(pen, [-40, -14], [40, -14]);
    line(pen, [-40, 14], [40, 14]);
  },
};
