import { createLineMessenger } from './adapters/line/messenger.ts';
import { createMenuLinker } from './adapters/line/rich-menus/menu-linker.ts';
import type { LineConnection } from './adapters/line/line-connection.ts';
import { createLog, type Log } from './adapters/log/log.ts';
import { openCore, type Core } from './composition/core.ts';
import { listen, newServer, serve } from './composition/serve.ts';
import type { Config } from './config/env.ts';

export { tidyMemoryOnce } from './composition/tidy-memory.ts';
export { StoreRefusedError, StoreUnavailableError } from './ports/records/errors.ts';

export interface RunningBot {
  /** Where it answers, such as `http://127.0.0.1:3000`. */
  origin: string;
  /** One line each for the operator: mode, store, page. */
  lines: string[];
  /** Resolves when all that a start does beside serving is done (the sandbox's menus). */
  settled: Promise<void>;
  stop(): Promise<void>;
}

/** The whole bot as the environment asks for it. @throws StoreRefusedError · StoreUnavailableError */
export function startBot(config: Config, onFatal: (error: Error) => void): Promise<RunningBot> {
  return config.line ? startReal(config, config.line, onFatal) : startInSandbox(config, onFatal);
}

const LOG_MARK_LENGTH = 12;

/** People appear in the log as a mark that is the same in every line and tells nobody who. */
function logFor({ config, sealer }: Core): Log {
  return createLog({
    level: config.logLevel,
    pseudonym: (id) => sealer.lookupKey('log', id).slice(0, LOG_MARK_LENGTH),
  });
}

async function startReal(
  config: Config,
  line: NonNullable<Config['line']>,
  onFatal: (error: Error) => void,
): Promise<RunningBot> {
  const core = await openCore(config, { onFatal });
  await releaseLeftovers(core);
  const log = logFor(core);
  const server = newServer();
  const messenger = createLineMessenger(line);
  const { channelSecret } = line;
  const menus = createMenuLinker(line);
  const serving = serve({ core, messenger, menus, channelSecret, log, server });
  const port = await listen(server, config.port, config.host);
  return {
    origin: `http://${config.host ?? '0.0.0.0'}:${port}`,
    lines: [storeLine(core), `LINE: ${line.apiBaseUrl}`, `webhook: POST /webhook on port ${port}`],
    settled: Promise.resolve(),
    stop: () => serving.stop(),
  };
}

async function startInSandbox(
  config: Config,
  onFatal: (error: Error) => void,
): Promise<RunningBot> {
  // Loaded here only: a bot with credentials carries neither the local platform nor demo data.
  const { sandboxCredentials, startSandbox } = await import('./composition/sandbox.ts');
  const { newSandboxClock, resumeClock } = await import('./composition/sandbox-clock.ts');
  const { demoUsers } = await import('./composition/demo-users.ts');
  const { seedIfEmpty } = await import('./composition/seed-if-empty.ts');
  const server = newServer();
  const port = await listen(server, config.port, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const clock = newSandboxClock();
  const core = await openCore(config, { clock, publicUrl: origin, mayMakeKey: true, onFatal });
  await resumeClock(core.uow, clock);
  await releaseLeftovers(core);
  const log = logFor(core);
  if (config.demo !== 'none') await seedIfEmpty(core, config.demo);
  const credentials = sandboxCredentials();
  const local = startSandbox({
    uow: core.uow,
    clock,
    users: demoUsers(),
    webhookUrl: `${origin}/webhook`,
    credentials,
    catchUp: () => serving.catchUp(),
  });
  const { origin: lineOrigin } = await local.listen();
  const { channelSecret, channelAccessToken } = credentials;
  const line = { channelAccessToken, apiBaseUrl: lineOrigin, dataApiBaseUrl: lineOrigin };
  const messenger = createLineMessenger(line);
  const menus = createMenuLinker(line);
  const extra = [local.router];
  const serving = serve({ core, messenger, menus, channelSecret, log, server, extra });
  // Beside the first questions: a menu is a help, and its pictures take a moment.
  const menusMade = makeSandboxMenus(core, line, log);
  return {
    origin,
    lines: [
      'sandbox: a LINE platform on this machine, nothing leaves it',
      storeLine(core),
      `open ${origin} in a browser`,
    ],
    settled: menusMade,
    async stop() {
      await menusMade;
      await serving.stop();
      await local.close();
    },
  };
}

/** The menus of all roles on the local platform, each of the demo's people with theirs. */
async function makeSandboxMenus(core: Core, line: LineConnection, log: Log): Promise<void> {
  const { peopleBy, publishAll } = await import('./composition/publish-menus.ts');
  const { demoUsers } = await import('./composition/demo-users.ts');
  try {
    const holders = demoUsers().map(({ userId }) => userId);
    await publishAll(core, line, peopleBy(core, holders), () => {});
  } catch (error) {
    log.error('menus not made', {}, error);
  }
}

/** An embedded store has one process: what an earlier one was sending when it died is due now. */
async function releaseLeftovers({ store, outboxGate }: Core): Promise<void> {
  if (store.describe().kind === 'embedded') await outboxGate.releaseAll(store.now());
}

function storeLine(core: Core): string {
  const { kind, where } = core.store.describe();
  return `store: ${kind} (${where})`;
}
