import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import { createFlood } from '../../../src/adapters/runner/flood.ts';
import type { Lanes } from '../../../src/adapters/runner/lanes.ts';
import type { Sweep } from '../../../src/adapters/runner/sweeper.ts';
import { openCore, type Core } from '../../../src/composition/core.ts';
import { runJob } from '../../../src/composition/jobs.ts';
import { sweepsOf } from '../../../src/composition/sweeps.ts';
import { deliver } from '../../../src/conversation/delivery/deliver.ts';
import { failTurn } from '../../../src/conversation/turn/fail-turn.ts';
import { runTurn } from '../../../src/conversation/turn/run-turn.ts';
import type { TurnDeps } from '../../../src/conversation/turn/turn-deps.ts';
import { TurnFailedError } from '../../../src/conversation/turn/turn-result.ts';
import { STANDARD_CHART } from '../../../src/domain/ledger/chart.ts';
import type { Inbound } from '../../../src/ports/inbound.ts';
import type { Ids } from '../../../src/ports/ids.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import { StoreUnavailableError } from '../../../src/ports/records/errors.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import type { OutboxItem } from '../../../src/ports/stores/outbox-store.ts';
import { createInboxGate } from '../../../src/stores/inbox-store.ts';
import { createOutboxGate } from '../../../src/stores/outbox-store.ts';
import { rememberOpened } from '../../../src/stores/remember-opened.ts';
import { createUnitOfWork } from '../../../src/stores/unit-of-work.ts';
import { testConfig } from '../../support/bot.ts';
import type { Chance } from './chance.ts';
import { FaultyStore } from './faulty-store.ts';
import { aliveOnly, type Life } from './life.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Where a process finds its records again; what closes with it is the embedded store alone. */
export interface Disk {
  open(now: () => number): Promise<RecordStore>;
  close(store: RecordStore): Promise<void>;
}

export interface Surroundings {
  disk: Disk;
  chance: Chance;
  clock: VirtualClock;
  messenger: Messenger;
  ids: Ids;
  /** Set by the first start. */
  program?: Core;
}

const PUBLIC_URL = 'https://bot.example.org';
const RULES = { sha256, chart: STANDARD_CHART };

/** A crash is seen by the code as a store that is gone; nothing of the process outlives it. */
class Crash extends StoreUnavailableError {}

/**
 * The bot as one process runs it, but for its lanes and timers: what is next is left to the
 * simulation, one thing at a time.
 */
export class SimProcess {
  readonly core: Core;
  /** What went wrong that the seed did not make go wrong. */
  readonly faults: string[] = [];
  /** Point at which it died, if it has. */
  diedAt: string | undefined;
  readonly sweeps: readonly Sweep[];
  readonly #disk: RecordStore;
  readonly #around: Surroundings;
  readonly #life: Life;
  readonly #store: FaultyStore;
  readonly #messenger: Messenger;
  readonly #spending = { messages: 0 };
  readonly #lanes = new Map<string, number>();
  readonly #sends: OutboxItem[] = [];
  /** Named points until it dies; Infinity: it lives. */
  #pointsLeft = Infinity;

  /** Starts on what the disk holds; the start itself is spared. */
  static async start(around: Surroundings): Promise<SimProcess> {
    const { chance, clock, ids, messenger } = around;
    const disk = await around.disk.open(clock.now);
    const life: Life = { dead: false };
    const config = testConfig({ SAJJA_COMMANDS_PER_MINUTE: '0' });
    // What it reads from files and never changes is read once: it is most of a start.
    around.program ??= await openCore(config, { store: disk, clock, publicUrl: PUBLIC_URL });
    const { sealer } = around.program;
    const store = new FaultyStore(disk, { chance, life, now: clock.now });
    const core: Core = {
      ...around.program,
      store,
      uow: createUnitOfWork(store, { sealer: rememberOpened(sealer), rules: RULES }),
      inboxGate: createInboxGate(store, sealer),
      outboxGate: createOutboxGate(store, sealer),
      ids,
      identity: { basicId: '@sajja' },
    };
    return new SimProcess(around, disk, core, { life, messenger, store });
  }

  private constructor(
    around: Surroundings,
    disk: RecordStore,
    core: Core,
    { life, messenger, store }: { life: Life; messenger: Messenger; store: FaultyStore },
  ) {
    this.#around = around;
    this.#disk = disk;
    this.core = core;
    this.#life = life;
    this.#store = store;
    this.#messenger = aliveOnly(messenger, life);
    core.at = (point) => this.#pass(point);
    this.sweeps = sweepsOf({
      core,
      messenger: this.#messenger,
      lanes: this.#asLanes(),
      spending: this.#spending,
      report: (event, fields, cause) => this.#report(event, fields, cause),
      flood: createFlood(around.clock.now),
    });
  }

  /** What is on the disk, whatever becomes of the process. */
  get disk(): RecordStore {
    return this.#disk;
  }

  /** Lanes with something to do that do not rest. */
  get lanes(): string[] {
    const now = this.#around.clock.now();
    const ready = [...this.#lanes].filter(([, until]) => until <= now).map(([lane]) => lane);
    return ready.toSorted();
  }

  get sends(): number {
    return this.#sends.length;
  }

  dieSoon(points: number): void {
    this.#pointsLeft = points;
  }

  /** As the webhook does. @returns whether LINE was answered 200 */
  async accept(inbounds: readonly Inbound[]): Promise<boolean> {
    try {
      this.core.at('inbox:before');
      const { lanes } = await this.core.inboxGate.accept(inbounds, this.core.store.now());
      this.core.at('inbox:stored');
      for (const lane of lanes) this.#poke(lane);
      return true;
    } catch (error) {
      this.#known(error);
      return false;
    }
  }

  /** One event of a lane. */
  async turn(lane: string): Promise<string> {
    this.#lanes.delete(lane);
    const deps = this.#turnDeps();
    try {
      const result = await runTurn(deps, lane);
      if (result.kind === 'idle') return 'idle';
      this.#sends.push(...result.sends);
      if (result.more) this.#poke(lane);
      return result.outcome;
    } catch (error) {
      this.#known(error instanceof TurnFailedError ? error.cause : error);
      const { froze, restMs, setAside } = await failTurn(
        { ...deps, inboxGate: this.core.inboxGate },
        error,
      );
      if (froze) this.faults.push(`books frozen: ${JSON.stringify(froze)}`);
      if (setAside !== undefined) this.faults.push(`event set aside: ${setAside}`);
      this.#lanes.set(lane, this.#around.clock.now() + restMs);
      return 'failed';
    }
  }

  /** The oldest message that this process holds for some recipient. */
  async send(): Promise<void> {
    const { chance, clock } = this.#around;
    // Ids go by when they were made; what comes back from a store first is left to the store.
    const newestFirst = this.#sends.toSorted((one, other) =>
      one.outboxId < other.outboxId ? 1 : -1,
    );
    const heads = new Map(newestFirst.map((item) => [JSON.stringify(item.to), item]));
    const item = chance.pick([...heads.values()]);
    this.#sends.splice(this.#sends.indexOf(item), 1);
    const { core } = this;
    const parts = { gate: core.outboxGate, messenger: this.#messenger, read: core.uow.read };
    try {
      await deliver(
        {
          ...core,
          ...parts,
          storeNow: clock.now,
          random: chance.dice,
          spent: (messages) => (this.#spending.messages += messages),
        },
        item,
      );
    } catch (error) {
      this.#known(error);
    }
  }

  async sweep(sweep: Sweep): Promise<void> {
    await sweep.run().catch((error: unknown) => this.#known(error));
  }

  async job(name: string): Promise<void> {
    const job = this.core.registry.jobs.get(name);
    if (!job) throw new Error(`no job ${name}`);
    const run = { at: this.core.clock.now(), dryRun: false };
    const report = this.#report.bind(this);
    await runJob(this.core, this.#messenger, job, run, report).catch((error: unknown) =>
      this.#known(error),
    );
  }

  /** Until what it does beside the last thing is over, too: one thing at a time. */
  async rest(): Promise<void> {
    await this.#store.rest();
  }

  /** What it held in memory is gone. */
  async end(): Promise<void> {
    this.#life.dead = true;
    await this.#around.disk.close(this.#disk);
  }

  #turnDeps(): TurnDeps {
    return { ...this.core, storeNow: this.#around.clock.now };
  }

  #poke(lane: string): void {
    if (!this.#lanes.has(lane)) this.#lanes.set(lane, 0);
  }

  #pass(point: string): void {
    if (this.#life.dead) throw new Crash(point);
    if (this.#pointsLeft === 0) {
      this.#life.dead = true;
      this.diedAt = point;
      this.#around.chance.note(`died at ${point}`);
      throw new Crash(point);
    }
    this.#pointsLeft -= 1;
  }

  #report(event: string, fields: object, cause?: unknown): void {
    if (cause === undefined) this.faults.push(`${event} ${JSON.stringify(fields)}`);
    else this.#known(cause);
  }

  /** A store that was not to be reached is the seed's doing; anything else is a fault of the bot. */
  #known(error: unknown): void {
    if (error instanceof StoreUnavailableError) return;
    this.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  #asLanes(): Lanes {
    return {
      poke: (lanes) => lanes.forEach((lane) => this.#poke(lane)),
      send: async (item) => void this.#sends.push(item),
      busy: () => this.#lanes.size + this.#sends.length,
      stop: async () => undefined,
    };
  }
}
