import { openCore, type Core } from '../../src/composition/core.ts';
import type { MenuFollower } from '../../src/composition/menu-follower.ts';
import type { Report } from '../../src/composition/report.ts';
import { startWorkers, type Workers } from '../../src/composition/workers.ts';
import { parseEnv, type Config } from '../../src/config/env.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import type { Feature } from '../../src/conversation/feature.ts';
import type { Happening } from '../../src/ports/inbound.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { CATALOGUE, SCHEMA_VERSION } from '../../src/stores/schema/catalogue.ts';
import { createFakeMessenger } from './fake-messenger.ts';
import { buttonsOf, wordsOf } from './messages.ts';
import { expectSoundBooks } from './sound-books.ts';
import { fillWorld, WHO, type Who } from './world.ts';

/** 24 November 2026, 10:00 in Bangkok, a Tuesday. */
export const START = Date.parse('2026-11-24T10:00:00+07:00');
const TEST_KEY = Buffer.alloc(32, 7).toString('base64');

export function testConfig(env: Record<string, string> = {}): Config {
  const parsed = parseEnv({ DATA_KEY: TEST_KEY, SAJJA_DEMO: 'none', LOG_LEVEL: 'silent', ...env });
  if (parsed.kind === 'faults') throw new Error(parsed.faults.join('\n'));
  return parsed.config;
}

export interface TestBot {
  core: Core;
  workers: Workers;
  messenger: ReturnType<typeof createFakeMessenger>;
  clock: { now(): number; set(ms: number): void; advance(ms: number): void };
  /** Sends words and returns what the person was shown in answer, in order. */
  says(who: Who, text: string): Promise<RenderedMessage[]>;
  /** Presses the newest button with this label (or a label that begins with it). */
  presses(who: Who, label: string, picked?: string): Promise<RenderedMessage[]>;
  /** Presses a button kept from before. */
  pressesToken(who: Who, token: string, picked?: string): Promise<RenderedMessage[]>;
  happens(who: Who, what: Happening): Promise<RenderedMessage[]>;
  /** Everything a person has been shown so far. */
  shown(who: Who): RenderedMessage[];
  words(messages: readonly RenderedMessage[]): string;
  token(who: Who, label: string): string;
  /** Labels of the buttons in messages. */
  labels(messages: readonly RenderedMessage[]): string[];
  /** Every postback button a person has been shown. */
  tokens(who: Who): { label: string; data: string }[];
  sendsPicture(who: Who): Promise<RenderedMessage[]>;
  /** Does what has become due. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestBotOptions {
  store?: RecordStore;
  env?: Record<string, string>;
  world?: boolean;
  lang?: string;
  /** Everybody wishes ๐–๙. */
  digits?: 'thai';
  localesDir?: string;
  menus?: MenuFollower;
  /** Features of the test's own, beside the bot's. */
  features?: readonly Feature[];
}

/** The whole bot on a store in memory, with a messenger that keeps what was sent and a clock that stands. */
export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  let now = START;
  const clock = {
    now: () => now,
    set: (ms: number) => void (now = ms),
    advance: (ms: number) => void (now += ms),
  };
  const store =
    options.store ??
    (await openSqliteStore({ file: ':memory:', tables: CATALOGUE, schemaVersion: SCHEMA_VERSION }));
  const core = await openCore(testConfig({ SAJJA_COMMANDS_PER_MINUTE: '0', ...options.env }), {
    store,
    clock,
    publicUrl: 'https://bot.example.org',
    ...(options.features && { features: options.features }),
    ...(options.localesDir !== undefined && { localesDir: options.localesDir }),
  });
  core.identity.basicId = '@sajja';
  if (options.world ?? true) await fillWorld(core);
  const { digits, lang } = options;
  if (lang) await speak(core, { lang, ...(digits && { digits }) });
  const messenger = createFakeMessenger();
  const problems: unknown[] = [];
  const report: Report = (event, fields, cause) =>
    problems.push([event, fields, cause instanceof Error ? cause.stack : String(cause)]);
  const workers = startWorkers(core, messenger, report, { menus: options.menus });
  return { core, workers, messenger, clock, ...hands(core, workers, messenger, problems, clock) };
}

async function speak(core: Core, wish: { lang: string; digits?: 'thai' }): Promise<void> {
  await core.uow.transact(async (stores) => {
    for (const userId of Object.values(WHO)) {
      const person = await stores.people.byUserId(userId);
      if (person) await stores.people.change(person.personId, wish);
    }
  });
}

function hands(
  core: Core,
  workers: Workers,
  messenger: TestBot['messenger'],
  problems: unknown[],
  clock: { now(): number },
): Omit<TestBot, 'core' | 'workers' | 'messenger' | 'clock'> {
  let events = 0;
  const seen = new Map<Who, RenderedMessage[]>();
  const owners = new Map<string, Who>();
  let read = 0;
  const collect = (): void => {
    for (const sent of messenger.sent.slice(read)) {
      for (const to of sent.to) {
        const who = owners.get(to) ?? whoIs(to);
        if (who) seen.set(who, [...(seen.get(who) ?? []), ...sent.messages]);
      }
    }
    read = messenger.sent.length;
  };
  const shown = (who: Who): RenderedMessage[] => seen.get(who) ?? [];
  const happens = async (who: Who, what: Happening): Promise<RenderedMessage[]> => {
    events += 1;
    const replyToken = `reply-${events}`;
    owners.set(replyToken, who);
    const before = shown(who).length;
    const inbound = {
      eventId: `event-${events}`,
      at: clock.now() + events,
      source: { kind: 'person', userId: WHO[who] },
      redelivered: false,
      what,
      ...(what.kind !== 'unfollowed' && what.kind !== 'unsent' && { replyToken }),
    } as const;
    const { lanes } = await core.inboxGate.accept([inbound], core.store.now());
    workers.lanes.poke(lanes);
    await workers.settle();
    collect();
    const failed = problems.find((problem) => JSON.stringify(problem).includes('turn failed'));
    if (failed) throw new Error(`a turn failed: ${JSON.stringify(failed)}`);
    return shown(who).slice(before);
  };
  const token = (who: Who, label: string): string => {
    const found = buttonsOf(shown(who)).findLast((button) => button.label.startsWith(label));
    if (!found)
      throw new Error(
        `${who} sees no button ${label} in:\n${shown(who).slice(-3).map(wordsOf).join('\n---\n')}`,
      );
    const { action } = found;
    const data = action['data'];
    if (typeof data !== 'string') throw new Error(`${label} is no postback`);
    return data;
  };
  const press = (who: Who, data: string, picked?: string) =>
    happens(who, { kind: 'press', token: data, ...(picked !== undefined && { picked }) });
  return {
    happens,
    shown,
    token,
    says: (who, text) =>
      happens(who, { kind: 'text', messageId: `message-${events + 1}`, text, mentionsBot: false }),
    async presses(who, label, picked) {
      const found = buttonsOf(shown(who)).findLast((button) => button.label.startsWith(label));
      if (found?.action['type'] === 'message') {
        const text = String(found.action['text']);
        return happens(who, {
          kind: 'text',
          messageId: `message-${events + 1}`,
          text,
          mentionsBot: false,
        });
      }
      return press(who, token(who, label), picked);
    },
    pressesToken: press,
    labels: (messages) => buttonsOf(messages).map(({ label }) => label),
    tokens: (who) =>
      buttonsOf(shown(who)).flatMap(({ label, action }) =>
        typeof action['data'] === 'string' ? [{ label, data: action['data'] }] : [],
      ),
    async sendsPicture(who) {
      const messageId = `message-${events + 1}`;
      messenger.pictures.set(messageId, Buffer.from('a picture'));
      return happens(who, { kind: 'image', messageId });
    },
    async settle() {
      await workers.settle();
      collect();
    },
    words: (messages) => messages.map(wordsOf).join('\n'),
    async stop() {
      await workers.stop(1_000);
      await expectSoundBooks(core.store);
      await core.store.close();
    },
  };
}

function whoIs(userId: string): Who | undefined {
  return (Object.keys(WHO) as Who[]).find((who) => WHO[who] === userId);
}
