import { z } from 'zod';
import { readBackupKey, type BackupKeyKind } from './backup-keys.ts';

const LINE_API = 'https://api.line.me';
const LINE_DATA_API = 'https://api-data.line.me';

const blank = (value: unknown): unknown => (value === '' ? undefined : value);
const optional = z.preprocess(blank, z.string().optional());
const whole = (min: number, max: number, fallback: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? String(fallback) : value),
    z
      .string()
      .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
      .transform(Number)
      .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`),
  );

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** https anywhere, plain http to this machine only: a channel token must never cross a network in clear. */
function isSafeOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const safe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return safe && url.pathname === '/' && url.search === '' && url.username === '';
}

const origin = (fallback: string) =>
  z.preprocess(
    (value) => blank(value) ?? fallback,
    z
      .string()
      .refine(
        isSafeOrigin,
        'must be an origin such as https://api.line.me, without a path; plain http to 127.0.0.1 or localhost only',
      )
      .transform((value) => new URL(value).origin),
  );

const backupKey = (kind: BackupKeyKind) =>
  z.preprocess(
    blank,
    z
      .string()
      .transform((value, ctx) => {
        const read = readBackupKey(kind, value);
        if ('key' in read) return read.key;
        ctx.addIssue({ code: 'custom', message: read.fault });
        return z.NEVER;
      })
      .optional(),
  );

/** Names that other loggers use for our highest and lowest levels. */
const LOG_ALIASES: Readonly<Record<string, string>> = { fatal: 'error', trace: 'debug' };

const variables = z.object({
  PORT: whole(0, 65_535, 3000),
  HOST: optional,
  LINE_CHANNEL_SECRET: optional,
  LINE_CHANNEL_ACCESS_TOKEN: optional,
  LINE_API_BASE_URL: origin(LINE_API),
  LINE_DATA_API_BASE_URL: z.preprocess(blank, z.string().optional()),
  MONGODB_URI: z.preprocess(
    blank,
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\/\S+$/, 'must begin with mongodb:// or mongodb+srv://')
      .optional(),
  ),
  DATA_DIR: z.preprocess((value) => blank(value) ?? './data', z.string()),
  ANCHOR_FILE: optional,
  DATA_KEY: z.preprocess(
    blank,
    z
      .string()
      .refine(isKey, 'must be 32 bytes in base64, such as `openssl rand -base64 32` prints')
      .optional(),
  ),
  BACKUP_PUBLIC_KEY: backupKey('public'),
  BACKUP_PRIVATE_KEY: backupKey('private'),
  PUBLIC_URL: z.preprocess(
    blank,
    z
      .string()
      .refine(
        isSafeOrigin,
        'must be the https origin that LINE reaches, such as https://bot.example.org',
      )
      .transform((value) => new URL(value).origin)
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    (value) => LOG_ALIASES[String(value)] ?? blank(value) ?? 'info',
    z.enum(['error', 'warn', 'info', 'debug', 'silent'], {
      error: 'must be one of error, warn, info, debug, silent',
    }),
  ),
  SAJJA_DEMO: z.preprocess(
    (value) => blank(value) ?? 'small',
    z.enum(['small', 'province', 'none'], { error: 'must be one of small, province, none' }),
  ),
  SAJJA_COMMANDS_PER_MINUTE: whole(0, 10_000, 20),
  SAJJA_RECEIPT_RESERVE_PERCENT: whole(0, 100, 20),
  SAJJA_CRASH_AT: optional,
});

function isKey(value: string): boolean {
  return /^[A-Za-z0-9+/]{43}=$/.test(value) && Buffer.from(value, 'base64').length === 32;
}

export interface LineCredentials {
  channelSecret: string;
  channelAccessToken: string;
  apiBaseUrl: string;
  dataApiBaseUrl: string;
}

export interface Config {
  port: number;
  host: string | undefined;
  /** Undefined: sandbox with a local LINE platform. */
  line: LineCredentials | undefined;
  mongodbUri: string | undefined;
  dataDir: string;
  /** 32 bytes, from `DATA_KEY`; undefined: a key file in `dataDir`. */
  dataKey: Uint8Array | undefined;
  /** Where the ends of chains are kept outside the store. */
  anchorFile: string | undefined;
  /** X25519, 32 bytes: seals backups. */
  backupPublicKey: Uint8Array | undefined;
  /** X25519, 32 bytes: opens them; for `restore` alone, and better given as a file. */
  backupPrivateKey: Uint8Array | undefined;
  publicUrl: string | undefined;
  logLevel: 'error' | 'warn' | 'info' | 'debug' | 'silent';
  demo: 'small' | 'province' | 'none';
  commandsPerMinute: number;
  receiptReservePercent: number;
  /** Test only: `<point>:<n>`, kill the process the n-th time it comes by this point. */
  crashAt: string | undefined;
}

export type ParsedEnv = { kind: 'config'; config: Config } | { kind: 'faults'; faults: string[] };

/** Reads the environment once. All faults are told, one line each, naming the variable. */
export function parseEnv(env: Readonly<Record<string, string | undefined>>): ParsedEnv {
  const parsed = variables.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return { kind: 'faults', faults: [...faults, ...contradictions(env)] };
  }
  const faults = contradictions(env);
  return faults.length > 0
    ? { kind: 'faults', faults }
    : { kind: 'config', config: toConfig(parsed.data) };
}

function contradictions(env: Readonly<Record<string, string | undefined>>): string[] {
  const faults: string[] = [];
  const secret = blank(env['LINE_CHANNEL_SECRET']);
  const token = blank(env['LINE_CHANNEL_ACCESS_TOKEN']);
  if (secret && !token) {
    faults.push(
      'LINE_CHANNEL_ACCESS_TOKEN: is missing; LINE_CHANNEL_SECRET is set, and the two go together',
    );
  }
  if (token && !secret) {
    faults.push(
      'LINE_CHANNEL_SECRET: is missing; LINE_CHANNEL_ACCESS_TOKEN is set, and the two go together',
    );
  }
  const data = env['LINE_DATA_API_BASE_URL'];
  if (data && !isSafeOrigin(data)) {
    faults.push(
      'LINE_DATA_API_BASE_URL: must be an origin without a path; plain http to 127.0.0.1 or localhost only',
    );
  }
  const host = env['HOST'];
  if (!secret && !token && host && !LOOPBACK.has(host)) {
    faults.push(
      'HOST: without LINE credentials this is the sandbox, which listens on 127.0.0.1 only; unset HOST or set the credentials',
    );
  }
  return faults;
}

function toConfig(vars: z.infer<typeof variables>): Config {
  const secret = vars.LINE_CHANNEL_SECRET;
  const token = vars.LINE_CHANNEL_ACCESS_TOKEN;
  const api = vars.LINE_API_BASE_URL;
  const data = vars.LINE_DATA_API_BASE_URL ?? (api === LINE_API ? LINE_DATA_API : api);
  const line =
    secret !== undefined && token !== undefined
      ? {
          channelSecret: secret,
          channelAccessToken: token,
          apiBaseUrl: api,
          dataApiBaseUrl: new URL(data).origin,
        }
      : undefined;
  return {
    port: vars.PORT,
    host: line ? vars.HOST : '127.0.0.1',
    line,
    mongodbUri: vars.MONGODB_URI,
    dataDir: vars.DATA_DIR,
    dataKey: vars.DATA_KEY === undefined ? undefined : Buffer.from(vars.DATA_KEY, 'base64'),
    anchorFile: vars.ANCHOR_FILE,
    backupPublicKey: vars.BACKUP_PUBLIC_KEY,
    backupPrivateKey: vars.BACKUP_PRIVATE_KEY,
    publicUrl: vars.PUBLIC_URL,
    logLevel: vars.LOG_LEVEL,
    demo: vars.SAJJA_DEMO,
    commandsPerMinute: vars.SAJJA_COMMANDS_PER_MINUTE,
    receiptReservePercent: vars.SAJJA_RECEIPT_RESERVE_PERCENT,
    crashAt: vars.SAJJA_CRASH_AT,
  };
}
