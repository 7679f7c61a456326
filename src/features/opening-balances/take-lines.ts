import type { TurnContext } from '../../conversation/turn-context.ts';
import { readRegisterLine, registerLines } from '../../domain/register/register-line.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import { checkLine, type CheckedLine } from './check-line.ts';
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
  // Side by side, as many lines ask for many rows.
  const rows = await Promise.all(registerLines(text).map((line) => readRow(ctx, group, line)));
  const taken = new Map(before.map((line) => [line.memberNo, line]));
  const untaken: UntakenLine[] = [];
  const here = new Set<string>();
  for (const { checked, memberNo, text: typed } of rows) {
    const isFull = taken.size >= LINES_MAX && !taken.has(memberNo ?? '');
    if (memberNo !== undefined && (isFull || here.has(memberNo))) {
      untaken.push({ text: typed, fault: isFull ? 'full' : 'twice' });
    } else if (checked.kind === 'misfit') {
      const { fault, params } = checked;
      untaken.push({ text: typed, fault, ...(params && { params }) });
    } else {
      here.add(checked.line.memberNo);
      taken.set(checked.line.memberNo, toStored(checked.line, checked.member));
    }
  }
  const lines = [...taken.values()].toSorted((a, b) => Number(a.memberNo) - Number(b.memberNo));
  return { lines, untaken };
}

interface TypedRow {
  text: string;
  /** Undefined where the line cannot be read. */
  memberNo: string | undefined;
  checked: CheckedLine;
}

async function readRow({ stores }: TurnContext, group: Group, text: string): Promise<TypedRow> {
  const reading = readRegisterLine(text);
  if (reading.kind === 'fault') {
    return { text, memberNo: undefined, checked: { kind: 'misfit', fault: reading.fault } };
  }
  const { line } = reading;
  return { text, memberNo: line.memberNo, checked: await checkLine(stores, group, line) };
}
