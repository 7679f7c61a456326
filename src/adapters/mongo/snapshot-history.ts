import type { Connection } from 'mongoose';

/** How long the server is asked to remember a moment: a country's store is read within it. */
const HISTORY_S = 4 * 3600;
const NAME = 'minSnapshotHistoryWindowInSeconds';

/**
 * Lengthens the server's memory of past moments; hosted servers refuse, and keep their 5 minutes.
 * @returns what puts it back
 */
export async function lengthenHistory(connection: Connection): Promise<() => Promise<void>> {
  const admin = connection.getClient().db('admin');
  const set = (seconds: number) => admin.command({ setParameter: 1, [NAME]: seconds });
  try {
    const before = Number((await admin.command({ getParameter: 1, [NAME]: 1 }))[NAME]);
    if (before >= HISTORY_S) return async () => {};
    await set(HISTORY_S);
    return async () => void (await set(before).catch(() => {}));
  } catch {
    return async () => {};
  }
}
