import type { RecordWriter } from '../ports/records/record-store.ts';
import { areaNumbers } from './schema/area-numbers.ts';

/** Takes the next running number of a district; the row serialises two who ask at once. */
export async function nextNumber(writer: RecordWriter, districtCode: string): Promise<number> {
  const row = await writer.get(areaNumbers, { districtCode });
  const last = (row?.last ?? 0) + 1;
  await writer.put(areaNumbers, { districtCode, last });
  return last;
}

/**
 * A group may come with its code (from a register or the demo data): the number in it, after the
 * last dash of a code that names its district, is then taken too.
 */
export async function keepNumber(
  writer: RecordWriter,
  { code, districtCode }: { code: string; districtCode: string },
): Promise<void> {
  const named = /-(\d{4})-(\d{1,9})$/.exec(code);
  if (named?.[1] !== districtCode) return;
  const number = Number(named[2]);
  const row = await writer.get(areaNumbers, { districtCode });
  if (number > (row?.last ?? 0)) await writer.put(areaNumbers, { districtCode, last: number });
}
