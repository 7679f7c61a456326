export {
  bool,
  bytes,
  bytesOrNull,
  int,
  intOrNull,
  json,
  jsonOrNull,
  money,
  text,
  textOrNull,
} from '../../ports/records/column.ts';
export { table, type RowOf, type Table } from '../../ports/records/table.ts';
