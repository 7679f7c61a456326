import { int, table, text } from './columns.ts';

/** How often messages of one shape were not understood; never their words. */
export const missedShapes = table('missed_shapes', {
  columns: {
    shape: text(),
    /** Many people stumble over the same words at once: their counts lie in several rows. */
    slot: int(),
    count: int(),
    firstDay: text(),
    lastDay: text(),
  },
  key: ['shape', 'slot'],
});
