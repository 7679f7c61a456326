import { int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** One row per person who has sent a wrong code: the count of the last window. */
export const linkTries = table('link_tries', {
  columns: { personId: text(), windowStart: int(), count: int() },
  key: ['personId'],
});
