import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openCore, type Core } from '../../src/composition/core.ts';
import { createLocalLine, type ChatItem, type LocalLine } from '../../src/simulator/local-line.ts';
import { testConfig } from './bot.ts';
import { childEnv } from './child-env.ts';
import { buttonsOf, wordsOf, type ShownButton } from './messages.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import { expectSoundBooks } from './sound-books.ts';
import type { StorePlace } from './store-places.ts';
import { fillWorld, WHO, type Who } from './world.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const SHIFTED_CLOCK = new URL('shifted-clock.ts', import.meta.url).href;
export const CREDENTIALS = { channelSecret: 'test-secret', channelAccessToken: 'test-token' };
export const BOT_ID = 'U5a11a5a11a5a11a5a11a5a11a5a11a5a';
const KEY = Buffer.alloc(32, 7).toString('base64');
const START_LIMIT_MS = 20_000;

export interface ServedBotOptions {
  /** More environment, such as a crash point. */
  env?: Record<string, string>;
  /** Epoch ms that the clocks of the bot and of its LINE show at the start; default the machine's. */
  at?: number;
  /** What the store holds beside the test world. */
  prepare?: (core: Core) => Promise<void>;
}

/** The real program as its own process, serving a store over HTTP, with a local LINE platform beside it. */
export class ServedBot {
  readonly line: LocalLine;
  readonly place: StorePlace;
  #child: ChildProcess | undefined;
  #origin = '';
  #lineOrigin = '';
  #offsetMs = 0;

  private constructor(place: StorePlace) {
    this.place = place;
    this.line = createLocalLine({
      ...CREDENTIALS,
      botUserId: BOT_ID,
      webhookUrl: 'http://127.0.0.1:1/webhook',
      users: Object.entries(WHO).map(([key, userId]) => ({ key, userId, displayName: key })),
      rateLimits: false,
      now: () => Date.now() + this.#offsetMs,
    });
  }

  /** Fills the place with the test world and starts the bot on it. */
  static async start(place: StorePlace, options: ServedBotOptions = {}): Promise<ServedBot> {
    const bot = new ServedBot(place);
    bot.#lineOrigin = (await bot.line.listen()).origin;
    await bot.withCore(async (core) => {
      await fillWorld(core);
      await options.prepare?.(core);
    });
    await bot.up(options.env, options.at);
    return bot;
  }

  /** Starts the process (again). @param env more environment · @param at see {@link ServedBotOptions} */
  async up(env: Record<string, string> = {}, at?: number): Promise<void> {
    if (at !== undefined) this.#offsetMs = at - Date.now();
    const child = spawn(process.execPath, ['--import', SHIFTED_CLOCK, MAIN], {
      env: childEnv({
        ...this.commandEnv(),
        PORT: '0',
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        SAJJA_COMMANDS_PER_MINUTE: '0',
        TEST_CLOCK_OFFSET_MS: String(Math.round(this.#offsetMs)),
        ...env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const port = await portOf(child);
    this.#origin = `http://127.0.0.1:${port}`;
    this.line.setWebhookUrl(`${this.#origin}/webhook`);
  }

  get origin(): string {
    return this.#origin;
  }

  /** Epoch ms by the clock of the bot. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when the process is gone; undefined when it was killed. */
  async gone(): Promise<number | undefined> {
    const child = this.#child;
    if (!child) return undefined;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode ?? undefined;
  }

  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.gone();
  }

  async stop(): Promise<number | undefined> {
    this.#child?.kill('SIGTERM');
    return this.gone();
  }

  async end(): Promise<void> {
    await this.stop();
    await this.line.close();
    await this.withCore(({ store }) => expectSoundBooks(store));
  }

  /** Looks into the store while no bot holds it. */
  async withCore<T>(work: (core: Core) => Promise<T>): Promise<T> {
    const { DATA_DIR = '', MONGODB_URI = '' } = this.place.env;
    const core = await openCore(testConfig({ DATA_DIR, MONGODB_URI, DATA_KEY: KEY }));
    try {
      return await work(core);
    } finally {
      await core.store.close();
    }
  }

  /** The environment in which an operator's command works on the same store. */
  commandEnv(): Record<string, string> {
    return {
      ...this.place.env,
      DATA_KEY: KEY,
      LINE_CHANNEL_SECRET: CREDENTIALS.channelSecret,
      LINE_CHANNEL_ACCESS_TOKEN: CREDENTIALS.channelAccessToken,
      LINE_API_BASE_URL: this.#lineOrigin,
    };
  }

  /** A second pair of eyes on the store while the bot serves it; the caller closes `core.store`. */
  async watch(): Promise<Core> {
    const { DATA_DIR = '', MONGODB_URI = '' } = this.place.env;
    return openCore(testConfig({ DATA_DIR, MONGODB_URI, DATA_KEY: KEY }), { readOnly: true });
  }

  /** Says something and waits for the answer; the last bot message decides. */
  async says(who: Who, text: string, timeoutMs = 10_000): Promise<RenderedMessage[]> {
    const mark = this.line.mark();
    await this.line.text(WHO[who], text);
    return this.answer(who, mark, timeoutMs);
  }

  async presses(who: Who, label: string, timeoutMs = 10_000): Promise<RenderedMessage[]> {
    const mark = this.line.mark();
    const { action } = this.button(who, label);
    if (action['type'] === 'message') await this.line.text(WHO[who], String(action['text']));
    else await this.line.press(WHO[who], this.token(who, label));
    return this.answer(who, mark, timeoutMs);
  }

  /** The newest button with this label (or a label that begins with it). */
  button(who: Who, label: string): ShownButton {
    const found = buttonsOf(this.messages(who)).findLast((one) => one.label.startsWith(label));
    if (!found) throw new Error(`${who} sees no button ${label}`);
    return found;
  }

  token(who: Who, label: string): string {
    const data = this.button(who, label).action['data'];
    if (typeof data !== 'string') throw new Error(`${label} is no postback`);
    return data;
  }

  async answer(who: Who, mark: number, timeoutMs = 10_000): Promise<RenderedMessage[]> {
    await this.line.waitFor(WHO[who], (item) => item.kind === 'bot-message', timeoutMs, mark);
    return this.messages(who, mark);
  }

  /** What the bot showed a person, oldest first. */
  messages(who: Who, after = 0): RenderedMessage[] {
    return this.line
      .chat(WHO[who], after)
      .filter(
        (item): item is Extract<ChatItem, { kind: 'bot-message' }> => item.kind === 'bot-message',
      )
      .map((item) => item.message as unknown as RenderedMessage);
  }

  words(who: Who, after = 0): string {
    return this.messages(who, after).map(wordsOf).join('\n');
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  let output = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`no start: ${output}${errors}`)),
      START_LIMIT_MS,
    );
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /webhook: POST \/webhook on port (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(late);
      resolve(Number(port));
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the bot ended with ${code}: ${output}${errors}`));
    });
  });
}
