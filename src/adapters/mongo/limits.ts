/** The webhook must answer 503 within a second, so a save or a ping gives up before. */
export const SAVE_TIMEOUT_MS = 800;
export const PING_TIMEOUT_MS = 750;
/** Waiting for a place in a batch counts too. */
export const SAVE_DEADLINE_MS = 850;
/** For what has no limit of its own. */
export const SOCKET_TIMEOUT_MS = 8000;
export const READ_TIMEOUT_MS = 5000;
/** A page of a backup's reading; nobody waits for it but the backup. */
export const SNAPSHOT_READ_TIMEOUT_MS = 60_000;
/** A transaction with all its reruns, rollback included, ends within 8 s, well below a lease. */
export const TRANSACTION_LIMIT_MS = 7400;
/** Two, so that the program works while the server does. */
export const TRANSACTIONS_IN_FLIGHT = 2;
/** The first of them waits for all. */
export const MAX_WORKS_PER_COMMIT = 16;
/** After kill -9 the server drops what a dead process left open, so a group is not held for 60 s. */
export const TRANSACTION_LIFETIME_S = 15;
export const OPEN_TIMEOUT_MS = 5000;
export const MAX_CONNECTIONS = 64;
export const MAX_ROWS_PER_SAVE = 1000;
export const SAVES_IN_FLIGHT = 2;
export const UPDATES_IN_FLIGHT = 16;
export const CLOCK_REFRESH_MS = 60_000;
