export interface LineConnection {
  channelAccessToken: string;
  /** Origins; the SDK drops any path. */
  apiBaseUrl: string;
  dataApiBaseUrl: string;
  /** Limit of every call, {@link CALL_LIMIT_MS} unless given. */
  timeoutMs?: number;
}

/** A reply token lives a minute, so this leaves room for a second try. */
export const CALL_LIMIT_MS = 10_000;
