import { int, text } from '../../ports/records/column.ts';
import { table } from '../../ports/records/table.ts';

/** The last running number given to a group of each district. Numbers are never given twice. */
export const areaNumbers = table('area_numbers', {
  columns: { districtCode: text(), last: int() },
  key: ['districtCode'],
});
