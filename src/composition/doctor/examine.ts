import type { Config, LineCredentials } from '../../config/env.ts';
import { lineAsker } from './ask-line.ts';
import { checkClock, checkQuota, checkToken } from './check-account.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkBackups } from './check-backups.ts';
import { checkMenus } from './check-menus.ts';
import { checkDataKey } from './check-data-key.ts';
import { checkEmbedded, type StoreFindings } from './check-embedded.ts';
import { checkEnvironment, checkProgram, checkPublicUrl } from './check-environment.ts';
import { checkWebhookAddress, checkWebhookTest } from './check-webhook.ts';
import { note, skip, type Finding } from './finding.ts';

export interface Examination {
  env: Readonly<Record<string, string | undefined>>;
  /** Version of Node, without the `v`. */
  nodeVersion: string;
  /** Epoch ms of this machine. */
  now: () => number;
  /** Limit of each call to LINE. */
  lineLimitMs?: number;
}

const LINE_CHECKS = [
  'token',
  'clock',
  'webhook address',
  'webhook test',
  'quota',
  'rich menus',
] as const;

/** Everything that the bot needs, one finding each, in the order in which a fault hides the next. */
export async function* examine(examination: Examination): AsyncGenerator<Finding> {
  yield checkProgram(examination.nodeVersion);
  const { findings, config } = checkEnvironment(examination.env);
  yield* findings;
  if (!config) return;
  const store = await checkStore(config);
  yield* store.findings;
  yield await checkDataKey(config, store.usable);
  yield await checkAnchors(config);
  yield checkBackups(config, examination.now());
  yield checkPublicUrl(config);
  if (config.line) yield* examineLine(config, config.line, examination);
  else yield* LINE_CHECKS.map((check) => skip(check, 'sandbox'));
}

async function checkStore(config: Config): Promise<StoreFindings> {
  if (config.mongodbUri === undefined) return checkEmbedded(config);
  const { checkMongo } = await import('./check-mongo.ts');
  return checkMongo(config.mongodbUri);
}

async function* examineLine(
  config: Config,
  line: LineCredentials,
  { now, lineLimitMs }: Examination,
): AsyncGenerator<Finding> {
  const ask = lineAsker(line, lineLimitMs);
  const known = await ask((client) => client.getBotInfoWithHttpInfo());
  const token = checkToken(line, known);
  yield token;
  yield checkClock(known, now());
  if (token.state === 'ok') {
    yield await checkWebhookAddress(config, line, ask);
    yield await checkWebhookTest(config, line, ask);
    yield await checkQuota(line, ask);
    yield await checkMenus(line, ask);
  } else {
    yield* LINE_CHECKS.slice(2).map((check) => skip(check, 'needs a token that LINE takes'));
  }
  yield note(
    'console',
    'two switches that no program can read',
    'See that Webhook redelivery is on (Messaging API tab) and Auto-reply messages are off (Official Account Manager, Response settings).',
  );
}
