export type AtPoint = (point: string) => void;

const nothing: AtPoint = () => undefined;

/**
 * Kills the process by SIGKILL the n-th time it comes by a named point (`<point>:<n>`), as a power
 * cut would; for the crash tests only. Without a spec the points cost a call.
 * @throws RangeError for a malformed spec
 */
export function createCrashPoints(spec: string | undefined): AtPoint {
  if (spec === undefined) return nothing;
  const match = /^([a-z]+(?:[:-][a-z]+)*):(\d{1,6})$/.exec(spec);
  if (!match) throw new RangeError('a crash point is written <point>:<count>');
  const [, point, count] = match;
  let left = Number(count);
  return (passed) => {
    if (passed !== point) return;
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
