import { SECOND_MS } from '../domain/durations.ts';
import type { Turn } from '../ports/stores/turns-store.ts';

/** How one question of a dialogue went, in one language. */
export interface FunnelLine {
  flow: string;
  step: string;
  lang: string;
  /** Dialogues that came to the step. */
  came: number;
  /** Dialogues that answered it: another step came, or the end. */
  wentOn: number;
  /** Answers that were asked again. */
  askedAgain: number;
  /** Dialogues that ended at it without a result: cancelled, left for another, or out of time. */
  gaveUp: number;
  /** From the question to the answer that went on; null when nobody did. */
  medianSeconds: number | null;
}

interface Tally {
  line: Omit<FunnelLine, 'came' | 'wentOn' | 'medianSeconds'>;
  came: Set<string>;
  wentOn: Set<string>;
  seconds: number[];
}

/** @param turns of one flow or several, oldest first */
export function funnelOf(turns: Iterable<Turn>): FunnelLine[] {
  const tallies = new Map<string, Tally>();
  const askedAt = new Map<string, number>();
  for (const turn of turns) count(tallies, askedAt, turn);
  return [...tallies.values()].map(({ line, came, wentOn, seconds }) => ({
    ...line,
    came: came.size,
    wentOn: wentOn.size,
    medianSeconds: medianOf(seconds),
  }));
}

function count(
  tallies: Map<string, Tally>,
  askedAt: Map<string, number>,
  { runId, flow, fromStep, toStep, outcome, lang, at }: Turn,
): void {
  if (runId === null || flow === null) return;
  if (fromStep !== null) {
    const tally = tallyOf(tallies, flow, fromStep, lang);
    tally.came.add(runId);
    if (outcome === 'retried') tally.line.askedAgain += 1;
    if (outcome === 'cancelled' || outcome === 'expired') tally.line.gaveUp += 1;
    if (outcome === 'done' || (toStep !== null && toStep !== fromStep)) {
      tally.wentOn.add(runId);
      const asked = askedAt.get(runId);
      if (asked !== undefined) tally.seconds.push((at - asked) / SECOND_MS);
    }
  }
  if (toStep === null) askedAt.delete(runId);
  else if (toStep !== fromStep) {
    tallyOf(tallies, flow, toStep, lang).came.add(runId);
    askedAt.set(runId, at);
  }
}

function tallyOf(tallies: Map<string, Tally>, flow: string, step: string, lang: string): Tally {
  const key = JSON.stringify([flow, step, lang]);
  const known = tallies.get(key);
  if (known) return known;
  const line = { flow, step, lang, askedAgain: 0, gaveUp: 0 };
  const tally = { line, came: new Set<string>(), wentOn: new Set<string>(), seconds: [] };
  tallies.set(key, tally);
  return tally;
}

/** Of an even number the lower one of the middle. */
function medianOf(seconds: readonly number[]): number | null {
  const sorted = seconds.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
