/** Bigints are decimal strings in JSON. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'bigint' ? item.toString() : item,
  );
  process.stdout.write(`${text}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

type Cell = string | number | boolean | null;

/** `group=BK-3804-001 month=2026-12`: one record, one line. */
export function recordLine(record: Readonly<Record<string, Cell>>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}=${quoted(String(value))}`)
    .join(' ');
}

const quoted = (value: string): string => (/[\s"=]/.test(value) ? JSON.stringify(value) : value);

/** Satang as baht with two decimals: `101,322,662.00`. */
export function bahtText(satang: bigint): string {
  const whole = (satang / 100n).toLocaleString('en-US');
  return `${whole}.${String(satang % 100n).padStart(2, '0')}`;
}
