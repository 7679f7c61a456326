/**
 * How often each window is killed: the whole sweep unless FAULT_RUNS says otherwise (CI: once).
 * One run takes about five seconds.
 */
const WHOLE_SWEEP = 20;
export const RUNS = Number(process.env['FAULT_RUNS'] || WHOLE_SWEEP);
if (!Number.isInteger(RUNS) || RUNS < 1)
  throw new Error('FAULT_RUNS must be a whole number, 1 or more');

/** The same title once for each run, numbered. */
export const eachRun = <T>(cases: readonly T[]): { run: number; given: T }[] =>
  Array.from({ length: RUNS }, (_, at) => cases.map((given) => ({ run: at + 1, given }))).flat();
