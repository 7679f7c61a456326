import { int, table, text } from './columns.ts';

/**
 * When a picture may be removed: one row per picture that is not kept for good.
 * - `byEnd`: which pictures have nothing that refers to them any more?
 */
export const mediaEnds = table('media_ends', {
  columns: { mediaId: text(), endsAt: int() },
  key: ['mediaId'],
  indexes: { byEnd: ['endsAt'] },
});
