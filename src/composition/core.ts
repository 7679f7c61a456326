import { fileURLToPath } from 'node:url';
import { createAnchorFile } from '../adapters/anchors/anchor-file.ts';
import { createCrashPoints, type AtPoint } from '../adapters/crash/crash-points.ts';
import { createIds } from '../adapters/crypto/node-ids.ts';
import { createSealer } from '../adapters/crypto/node-sealer.ts';
import { sha256 } from '../adapters/crypto/sha256.ts';
import { loadTranslator } from '../adapters/i18n/translator.ts';
import { loadLexicon } from '../adapters/lexicon/load-lexicon.ts';
import { createRenderer } from '../adapters/line/renderer.ts';
import { systemClock } from '../adapters/clock/system-clock.ts';
import type { Config } from '../config/env.ts';
import type { Limits } from '../config/limits.ts';
import type { Feature } from '../conversation/feature.ts';
import { createInterpreter, type Interpreter } from '../conversation/interpreter/index.ts';
import type { Registry } from '../conversation/registry.ts';
import type { Renderer } from '../conversation/renderer.ts';
import type { Translator } from '../conversation/translator.ts';
import { STANDARD_CHART } from '../domain/ledger/chart.ts';
import type { AnchorLog } from '../ports/anchor-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { RecordStore } from '../ports/records/record-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import type { InboxGate } from '../ports/stores/inbox-store.ts';
import type { OutboxGate } from '../ports/stores/outbox-store.ts';
import type { UnitOfWork } from '../ports/stores/stores.ts';
import { createInboxGate } from '../stores/inbox-store.ts';
import { rememberOpened } from '../stores/remember-opened.ts';
import { createOutboxGate } from '../stores/outbox-store.ts';
import { createUnitOfWork } from '../stores/unit-of-work.ts';
import { loadDataKey } from './data-key.ts';
import { buildFeatures } from './features.ts';
import { checkDataKey } from './key-check.ts';
import { refuseIncoming } from './keep/incoming.ts';
import { openStore } from './open-store.ts';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
export const LOCALES_DIR = root('locales');
export const TEMPLATES_DIR = root('flex-templates');

/** How the bot is known on the platform; unknown until the platform was asked. */
export interface BotIdentity {
  userId?: string | undefined;
  basicId?: string | undefined;
}

/** Everything but the outside: what serving, jobs and operators' commands have in common. */
export interface Core {
  config: Config;
  store: RecordStore;
  uow: UnitOfWork;
  inboxGate: InboxGate;
  outboxGate: OutboxGate;
  sealer: Sealer;
  ids: Ids;
  clock: Clock;
  translator: Translator;
  renderer: Renderer;
  interpreter: Interpreter;
  registry: Registry;
  limits: Limits;
  identity: BotIdentity;
  at: AtPoint;
  /** `ANCHOR_FILE`, if it is set. */
  anchors?: AnchorLog;
}

export interface CoreOptions {
  clock?: Clock;
  store?: RecordStore;
  /** Only look: beside a bot that is serving. */
  readOnly?: boolean;
  /** Whether a data key may be made when there is none (sandbox, seed). */
  mayMakeKey?: boolean;
  publicUrl?: string | undefined;
  onFatal?: (error: Error) => void;
  /** Another folder of languages, for tests. */
  localesDir?: string;
  /** Beside the bot's own, for tests. */
  features?: readonly Feature[];
}

/** @throws StoreRefusedError · StoreUnavailableError */
export async function openCore(config: Config, options: CoreOptions = {}): Promise<Core> {
  const clock = options.clock ?? systemClock;
  const sealer = createSealer(loadDataKey(config, options.mayMakeKey ?? config.line === undefined));
  const { readOnly = false } = options;
  const store =
    options.store ??
    (await openStore(config, { readOnly, ...(options.onFatal && { onFatal: options.onFatal }) }));
  const rules = { sha256, chart: STANDARD_CHART };
  const uow = createUnitOfWork(store, { sealer: rememberOpened(sealer), rules });
  try {
    await refuseIncoming(uow.read);
    await checkDataKey(uow, sealer, { now: clock.now(), readOnly });
  } catch (error) {
    // An open connection would keep a refused command alive.
    if (!options.store) await store.close();
    throw error;
  }
  const identity: BotIdentity = {};
  const localesDir = options.localesDir ?? LOCALES_DIR;
  const translator = loadTranslator(localesDir);
  const publicUrl = options.publicUrl ?? config.publicUrl;
  return {
    config,
    store,
    uow,
    inboxGate: createInboxGate(store, sealer),
    outboxGate: createOutboxGate(store, sealer),
    sealer,
    ids: createIds(),
    clock,
    translator,
    renderer: createRenderer({
      translator,
      templatesDir: TEMPLATES_DIR,
      sealer,
      botBasicId: () => identity.basicId,
      ...(publicUrl !== undefined && { publicUrl }),
    }),
    interpreter: createInterpreter(loadLexicon(localesDir)),
    registry: buildFeatures(options.features),
    limits: {
      commandsPerMinute: config.commandsPerMinute,
      receiptReservePercent: config.receiptReservePercent,
    },
    identity,
    at: createCrashPoints(config.crashAt),
    ...(config.anchorFile !== undefined && {
      anchors: createAnchorFile(config.anchorFile, sealer),
    }),
  };
}
