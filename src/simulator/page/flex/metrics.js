/**
 * LINE's keyword sizes in CSS pixels, as its phones and its Flex simulator draw them.
 * Source: Messaging API reference, "Flex Message" and "Flex Message layout".
 */

/** @type {Readonly<Record<string, number>>} */
export const BUBBLE_WIDTHS = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};
export const DEFAULT_BUBBLE_SIZE = 'mega';

/** spacing, margin, padding and offset keywords. @type {Readonly<Record<string, number>>} */
export const SPACES = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };

/** cornerRadius keywords. @type {Readonly<Record<string, number>>} */
export const RADII = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };

/** borderWidth keywords. @type {Readonly<Record<string, number>>} */
export const BORDERS = { none: 0, light: 0.5, normal: 1, medium: 2, 'semi-bold': 3, bold: 4 };

/** Text and icon size keywords. @type {Readonly<Record<string, number>>} */
export const FONT_SIZES = {
  xxs: 11,
  xs: 13,
  sm: 14,
  md: 16,
  lg: 19,
  xl: 22,
  xxl: 29,
  '3xl': 35,
  '4xl': 48,
  '5xl': 74,
};

/** Image size keywords; `full` is the width of the parent. @type {Readonly<Record<string, number>>} */
export const IMAGE_SIZES = {
  xxs: 40,
  xs: 60,
  sm: 80,
  md: 100,
  lg: 120,
  xl: 140,
  xxl: 160,
  '3xl': 180,
  '4xl': 200,
  '5xl': 220,
};

/** Below this a shrunk text is no longer readable; LINE stops shrinking too. */
export const SMALLEST_FONT_PX = 9;
