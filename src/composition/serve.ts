import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Router } from 'express';
import { startJobs } from '../adapters/cron/start-jobs.ts';
import { createHttpApp } from '../adapters/http/app.ts';
import { createMetrics, type Metrics } from '../adapters/http/metrics.ts';
import { parseWebhook } from '../adapters/line/parse-webhook.ts';
import { createQrPicture } from '../adapters/line/qr-picture.ts';
import { createFlood, type Flood } from '../adapters/runner/flood.ts';
import type { Log } from '../adapters/log/log.ts';
import { anchorHeads } from '../features/witness/anchor-heads.ts';
import type { MenuLinker } from '../ports/menu-linker.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { Core } from './core.ts';
import { jobDeps, runAllJobs, runJob } from './jobs.ts';
import { createMenuFollower } from './menu-follower.ts';
import type { Report } from './report.ts';
import { startWorkers, type Workers } from './workers.ts';

/** Time that a stop leaves for what is being handled and sent; a container gets 10 s. */
const DRAIN_MS = 8_000;
const IDENTITY_RETRY_MS = 5_000;

export interface ServeParts {
  core: Core;
  messenger: Messenger;
  menus?: MenuLinker;
  channelSecret: string;
  log: Log;
  server: Server;
  extra?: Router[];
}

export interface Serving {
  workers: Workers;
  /** Does everything that is due now: jobs, events, messages. */
  catchUp(): Promise<void>;
  /** Takes no new work, finishes what it holds, closes the store. */
  stop(): Promise<void>;
}

export async function listen(server: Server, port: number, host: string | undefined) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/** Whoever asks before the bot is there (the sandbox seeds first) is told so, not left waiting. */
export function newServer(): Server {
  return createServer({ keepAliveTimeout: 65_000 }, (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end();
  });
}

/** Serves the webhook and everything behind it. The server may be listening already. */
export function serve(parts: ServeParts): Serving {
  const { core, messenger, log, server } = parts;
  const metrics = createMetrics();
  const report: Report = (event, fields, cause) => {
    metrics.faultMet(event);
    log.error(event, fields, cause);
  };
  const flood = createFlood();
  const menus = parts.menus && createMenuFollower(parts.menus, report);
  const workers = startWorkers(core, messenger, report, { flood, menus });
  server.removeAllListeners('request').on('request', appFor(parts, workers, flood, metrics));
  // What is left over, and the quota that the first announcement will be measured by.
  void workers.sweeper.sweepNow();
  const ticks = startJobs([...core.registry.jobs.values()], async (job) => {
    try {
      await runJob(core, messenger, job, { at: core.clock.now(), dryRun: false }, report);
    } catch (error) {
      report('job failed', { kind: job.name }, error);
    }
  });
  const identity = learnIdentity(core, messenger);
  return {
    workers,
    async catchUp() {
      await runAllJobs(core, messenger, report);
      await workers.settle();
    },
    async stop() {
      clearInterval(identity);
      server.close();
      server.closeIdleConnections();
      await ticks.stop();
      await workers.stop(DRAIN_MS);
      await anchorLast(core, messenger, report);
      server.closeAllConnections();
      await core.store.close();
    },
  };
}

function appFor(
  { core, channelSecret, log, extra = [] }: ServeParts,
  workers: Workers,
  flood: Flood,
  metrics: Metrics,
) {
  return createHttpApp({
    channelSecret,
    botUserId: () => core.identity.userId,
    parseWebhook,
    metrics,
    log,
    extra,
    async accept(inbounds) {
      flood.arrived(inbounds.length);
      core.at('inbox:before');
      const { lanes } = await core.inboxGate.accept(inbounds, core.store.now());
      core.at('inbox:stored');
      workers.lanes.poke(lanes);
    },
    ready: () =>
      core.store.ping().then(
        () => true,
        () => false,
      ),
    async media(id, part) {
      const media = await core.uow.read.media.byId(id);
      if (!media) return undefined;
      return { mime: media.mime, bytes: part === 'preview' ? media.preview : media.bytes };
    },
    qr: createQrPicture(core.sealer),
  });
}

/** What was posted since the last tick: whoever has the store while the bot is stopped changes it seen. */
async function anchorLast(core: Core, messenger: Messenger, report: Report): Promise<void> {
  const { anchors: log, clock } = core;
  if (!log) return;
  try {
    await anchorHeads(jobDeps(core, messenger, report), { log, at: clock.now(), everyMs: 0 });
  } catch (error) {
    report('job failed', { kind: 'anchors' }, error);
  }
}

/** Who the bot is, asked until it is known: requests for another bot are then told apart. */
function learnIdentity(core: Core, messenger: Messenger): NodeJS.Timeout {
  const ask = async (): Promise<void> => {
    if (core.identity.basicId !== undefined) return clearInterval(timer);
    const known = await messenger.identity();
    if (known) Object.assign(core.identity, known);
  };
  const timer = setInterval(() => void ask(), IDENTITY_RETRY_MS);
  timer.unref();
  void ask();
  return timer;
}
