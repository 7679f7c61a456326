import { bytes, int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** One row per picture of an announcement, with the smaller picture that LINE shows first. */
export const media = table('media', {
  columns: {
    mediaId: text(),
    mime: text(),
    bytes: bytes(),
    preview: bytes(),
    createdBy: text(),
    createdAt: int(),
  },
  key: ['mediaId'],
});
