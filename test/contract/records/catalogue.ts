import {
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
} from '../../../src/ports/records/column.ts';
import { table, type RowOf } from '../../../src/ports/records/table.ts';

export const members = table('members', {
  columns: {
    id: text(),
    group: text(),
    number: int(),
    nickname: textOrNull(),
    lineId: textOrNull(),
    balance: money(),
    active: bool(),
    dueAt: intOrNull(),
    facts: json<{ tags: string[]; depth?: { n: number } }>(),
    note: jsonOrNull<{ text: string }>(),
    photo: bytes(),
    sealed: bytesOrNull(),
  },
  key: ['id'],
  unique: { byLine: ['lineId'], byNumber: ['group', 'number'] },
  indexes: { byGroup: ['group', 'active', 'balance'], byDue: ['dueAt'] },
});

export const entries = table('entries', {
  columns: { group: text(), seq: int(), amount: money(), memo: textOrNull() },
  key: ['group', 'seq'],
  unique: { byMemo: ['group', 'memo'] },
  indexes: { byAmount: ['amount'] },
  appendOnly: true,
});

export const slots = table('slots', {
  columns: { group: text(), name: text(), at: int(), owner: textOrNull(), turn: int() },
  key: ['group', 'name', 'at'],
  unique: { byOwner: ['group', 'owner'] },
  indexes: { byAt: ['at'], byTurn: ['group', 'turn'] },
});

export const tasks = table('tasks', {
  columns: { id: text(), state: text(), at: int(), note: textOrNull() },
  key: ['id'],
  indexes: { byState: ['state', 'at'] },
  only: { byState: { column: 'state', value: 'open' } },
});

export const catalogue = [members, entries, slots, tasks] as const;

type Member = RowOf<typeof members>;
type Slot = RowOf<typeof slots>;

export const member = (over: Partial<Member> = {}): Member => ({
  id: 'm1',
  group: 'g1',
  number: 1,
  nickname: null,
  lineId: null,
  balance: 0n,
  active: true,
  dueAt: null,
  facts: { tags: [] },
  note: null,
  photo: new Uint8Array([0, 255, 1]),
  sealed: null,
  ...over,
});

export const slot = (over: Partial<Slot> = {}): Slot => ({
  group: 'g1',
  name: 'a',
  at: 1,
  owner: null,
  turn: 0,
  ...over,
});
