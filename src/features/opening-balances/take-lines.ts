import type { TurnContext } from '../../conversation/turn-context.ts';
import { readRegisterLine, registerLines } from '../../domain/register/register-line.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { checkLine } from './check-line.ts';
import { LINES_MAX } from './limits.ts';
import { toStored, type StoredLine } from './take-over-data.ts';
import type { UntakenLine } from './take-over.view.ts';

export interface TakenLines {
  /** With those from before, by number. */
  lines: StoredLine[];
  untaken: UntakenLine[];
}

/** What of a message can be taken over; a line for a number that was given before stands instead. */
export async function takeLines(
  ctx: TurnContext,
  group: Group,
  before: readonly StoredLine[],
  text: string,
): Promise<TakenLines> {
  const taken = new Map(before.map((line) => [line.memberNo, line]));
  const untaken: UntakenLine[] = [];
  const here = new Set<string>();
  for (const line of registerLines(text)) {
    const reading = readRegisterLine(line);
    if (reading.kind === 'fault') {
      untaken.push({ text: line, fault: reading.fault });
      continue;
    }
    const { memberNo } = reading.line;
    const isFull = taken.size >= LINES_MAX && !taken.has(memberNo);
    if (isFull || here.has(memberNo)) {
      untaken.push({ text: line, fault: isFull ? 'full' : 'twice' });
      continue;
    }
    const checked = await checkLine(ctx.stores, group, reading.line);
    if (checked.kind === 'misfit') {
      const { fault, params } = checked;
      untaken.push({ text: line, fault, ...(params && { params }) });
      continue;
    }
    here.add(memberNo);
    taken.set(memberNo, toStored(reading.line, checked.member));
  }
  const lines = [...taken.values()].toSorted((a, b) => Number(a.memberNo) - Number(b.memberNo));
  return { lines, untaken };
}
