/**
 * Ends one operation's wait for the server's answer, and its socket, after so many ms (0: never).
 * The driver passes the option on but does not declare it; its own `timeoutMS` has no effect since
 * 7.8. Waiting for a socket or a primary is not covered: a `Deadline` around it is.
 */
export const socketLimit = (ms: number): Record<never, never> => ({ socketTimeoutMS: ms });
