import { int, table, text } from './columns.ts';

/** Facts about this installation: which data key it was filled with, where the sandbox clock stands. */
export const settingsTable = table('settings', {
  columns: { name: text(), value: text(), changedAt: int() },
  key: ['name'],
});
