import type { RecordReader, RecordWriter } from '../ports/records/record-store.ts';
import type { Missed, MissedReader, MissedWriter } from '../ports/stores/missed-store.ts';
import { missedShapes } from './schema/missed-shapes.ts';

const SLOTS = 8;
const PAGE = 1_000;

export function createMissedReader(records: RecordReader): MissedReader {
  return {
    async mostFrequent(limit) {
      const shapes = await sumUp(records);
      return [...shapes.values()].toSorted(byCount).slice(0, limit);
    },
  };
}

export function createMissedWriter(records: RecordWriter): MissedWriter {
  return {
    ...createMissedReader(records),
    async count(shape, { day, eventId }) {
      const key = { shape, slot: slotOf(eventId) };
      const known = await records.get(missedShapes, key);
      if (!known) {
        return records.insert(missedShapes, { ...key, count: 1, firstDay: day, lastDay: day });
      }
      const lastDay = day > known.lastDay ? day : known.lastDay;
      await records.update(missedShapes, key, { count: known.count + 1, lastDay });
    },
  };
}

/** Slot 0 of a shape comes first, so a page that ends within a shape is gone on with behind it. */
async function sumUp(records: RecordReader): Promise<ReadonlyMap<string, Missed>> {
  const shapes = new Map<string, Missed>();
  let after = '';
  for (;;) {
    const query = { index: 'key', range: { gt: after }, limit: PAGE * SLOTS };
    const rows = await records.find(missedShapes, query);
    const last = rows.at(-1)?.shape;
    const isFull = rows.length === PAGE * SLOTS;
    for (const row of rows) if (!isFull || row.shape !== last) add(shapes, row);
    if (!isFull || last === undefined) return shapes;
    after = [...shapes.keys()].at(-1) ?? after;
  }
}

function add(shapes: Map<string, Missed>, { shape, count, firstDay, lastDay }: Missed): void {
  const known = shapes.get(shape) ?? { shape, count: 0, firstDay, lastDay };
  shapes.set(shape, {
    shape,
    count: known.count + count,
    firstDay: firstDay < known.firstDay ? firstDay : known.firstDay,
    lastDay: lastDay > known.lastDay ? lastDay : known.lastDay,
  });
}

const byCount = (one: Missed, other: Missed): number =>
  other.count - one.count ||
  other.lastDay.localeCompare(one.lastDay) ||
  one.shape.localeCompare(other.shape);

function slotOf(eventId: string): number {
  let sum = 0;
  for (const character of eventId) sum += character.codePointAt(0) ?? 0;
  return sum % SLOTS;
}
