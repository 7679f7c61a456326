const EVERY_MS = 3_000;

/** A line of progress on stderr, not more often than every few seconds. */
export function progressLine(name: string): (text: string) => void {
  let next = Date.now() + EVERY_MS;
  return (text) => {
    if (Date.now() < next) return;
    next = Date.now() + EVERY_MS;
    process.stderr.write(`${name}: ${text}\n`);
  };
}
