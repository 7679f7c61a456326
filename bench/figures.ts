import { fileURLToPath } from 'node:url';
import { ackLoad } from './lib/ack-load.ts';
import { ackTimes } from './lib/ack-times.ts';
import { BENCH_KEY, benchUsers } from './lib/bench-world.ts';
import { SECRET, TOKEN } from './lib/events.ts';
import { newPlace, type Kind, type Place } from './lib/places.ts';
import { residentMb, serveScript, type Served } from './lib/process.ts';
import { answerTimes, sustainedAnswers } from './lib/question-load.ts';
import { StubLine } from './lib/stub-line.ts';
import { hotGroupRatio, ledgerRatio } from './ledger-figures.ts';
import type { FigureName } from './names.ts';
import {
  balanceScaleRatio,
  interpretPerSecond,
  interpretStart,
  verifySeconds,
} from './scale-figures.ts';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const ECHO = path('servers/echo.ts');
const MAIN = path('../src/main.ts');
/** As `npm start` starts it. */
const START_FLAGS = ['--max-semi-space-size=4', '--v8-pool-size=1'];
const ACK_SECONDS = 10;
const TURN_SECONDS = 10;
const WARM_UP_SECONDS = 3;
const IDLE_SECONDS = 10;
const RUNS = 3;
/** People asking at once in the sustained measurements. */
const ASKING = 64;

const serveBot = (place: Place, api: string): Promise<Served> =>
  serveScript(
    MAIN,
    [],
    {
      ...place.env,
      DATA_KEY: BENCH_KEY,
      PORT: '0',
      HOST: '127.0.0.1',
      LINE_CHANNEL_SECRET: SECRET,
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_API_BASE_URL: api,
      LOG_LEVEL: 'error',
      SAJJA_COMMANDS_PER_MINUTE: '0',
    },
    START_FLAGS,
  );

const serveEcho = (api = ''): Promise<Served> => serveScript(ECHO, ['0', SECRET, TOKEN, api], {});

async function withLine<T>(work: (line: StubLine, api: string) => Promise<T>): Promise<T> {
  const line = new StubLine();
  const api = await line.listen();
  try {
    return await work(line, api);
  } finally {
    await line.close();
  }
}

async function stopAfter<T>(served: Served, work: (served: Served) => Promise<T>): Promise<T> {
  try {
    return await work(served);
  } finally {
    await served.stop();
  }
}

/** One run of ours and one of the baseline, each on a fresh process, in turn. */
async function pairs(
  kind: Kind,
  measure: (served: Served, line: StubLine) => Promise<number>,
  replies: boolean,
): Promise<number[] | undefined> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const place = await newPlace(kind);
    if (!place) return undefined;
    const ratio = await withLine(async (line, api) => {
      const base = await stopAfter(await serveEcho(replies ? api : ''), (echo) =>
        measure(echo, line),
      );
      const ours = await stopAfter(await serveBot(place, api), (bot) => measure(bot, line));
      process.stderr.write(`${kind}: ours ${ours.toFixed(0)}/s, baseline ${base.toFixed(0)}/s\n`);
      return ours / base;
    });
    await place.remove();
    runs.push(ratio);
  }
  return runs;
}

const webhookRatio = (kind: Kind) =>
  pairs(
    kind,
    async ({ origin }) => {
      await ackLoad(origin, benchUsers(), { seconds: WARM_UP_SECONDS });
      const load = await ackLoad(origin, benchUsers(), { seconds: ACK_SECONDS });
      if (load.failed > 0) throw new Error(`${load.failed} requests were not answered 200`);
      return load.perSecond;
    },
    false,
  );

const turnRatio = (kind: Kind) =>
  pairs(
    kind,
    ({ origin }, line) =>
      sustainedAnswers(origin, line, benchUsers().slice(0, ASKING), {
        seconds: TURN_SECONDS,
        warmUpSeconds: WARM_UP_SECONDS,
      }),
    true,
  );

/** Several runs of ours alone, on the embedded store. */
async function alone(
  measure: (served: Served, line: StubLine) => Promise<number>,
): Promise<number[]> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const place = await newPlace('embedded');
    if (!place) throw new Error('no embedded store');
    runs.push(
      await withLine(async (line, api) =>
        stopAfter(await serveBot(place, api), (bot) => measure(bot, line)),
      ),
    );
    await place.remove();
  }
  return runs;
}

/** How each figure is taken; undefined where this machine cannot. */
export const MEASURES: Record<FigureName, () => Promise<number[] | undefined>> = {
  'webhook-ratio-embedded': () => webhookRatio('embedded'),
  'webhook-ratio-mongodb': () => webhookRatio('mongodb'),
  'webhook-p99-ms-at-500': () =>
    alone(({ origin }) =>
      ackTimes(origin, benchUsers(), {
        seconds: ACK_SECONDS,
        warmUpSeconds: WARM_UP_SECONDS,
        rate: 500,
      }),
    ),
  'turn-ratio-embedded': () => turnRatio('embedded'),
  'turn-ratio-mongodb': () => turnRatio('mongodb'),
  'turn-p99-ms': () =>
    alone(({ origin }, line) =>
      answerTimes(origin, line, benchUsers(), { seconds: ACK_SECONDS, rate: 50 }),
    ),
  'cold-start-ms': () => alone(async ({ readyAfterMs }) => readyAfterMs),
  'ledger-ratio-embedded': () => ledgerRatio('embedded'),
  'ledger-ratio-mongodb': () => ledgerRatio('mongodb'),
  'hot-group-ratio': hotGroupRatio,
  'balance-scale-ratio': balanceScaleRatio,
  'verify-seconds-province': verifySeconds,
  'interpret-start-ms': interpretStart,
  'interpret-per-second': interpretPerSecond,
  'idle-memory-mb': () =>
    alone(async ({ pid }) => {
      await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
      return residentMb(pid);
    }),
};
