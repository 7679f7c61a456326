import type { ClockPreset, SimUser } from './sim-api.ts';

/** The clock that the bot runs on, when it can be moved (sandbox and tests). */
export interface MovableClock {
  /** Epoch ms. */
  now(): number;
  /** Moves to `ms` and resolves when the work due until then is done. */
  advanceTo(ms: number): Promise<void>;
  presets(): Promise<ClockPreset[]>;
}

export interface LocalLineOptions {
  channelSecret: string;
  channelAccessToken: string;
  /** `destination` of webhooks and the `userId` of bot info: U and 32 hex digits. */
  botUserId: string;
  /** Where events go; may be set later (`setWebhookUrl`, or LINE's own endpoint). */
  webhookUrl: string;
  users: SimUser[];
  /** Messages a month; null (default) is unlimited. */
  quota?: { limit: number | null };
  /** Epoch ms; default: `clock`, else the machine's. */
  now?: () => number;
  /** False: any bearer token will do. Default true. */
  strictTokens?: boolean;
  /** False: LINE's rate limits are not applied (load tests of the bot). Default true. */
  rateLimits?: boolean;
  /** How long the bot may take to answer a webhook; default LINE's 2 s. */
  webhookTimeoutMs?: number;
  /** Whether LINE has verified the account: only then may it list followers and group members. */
  verified?: boolean;
  clock?: MovableClock;
  botName?: string;
  /** Folder of the chat page's files; default: the page that comes with the simulator. */
  pageDir?: string;
}
