import { createHash } from 'node:crypto';
import type { Ids } from '../../../src/ports/ids.ts';
import { inboxTable } from '../../../src/stores/schema/inbox.ts';
import { ledgerHeads } from '../../../src/stores/schema/ledger-tables.ts';
import { START } from '../../support/bot.ts';
import { wordsOf } from '../../support/messages.ts';
import { heard } from './money/spoken.ts';
import { faultsOf, NO_BUTTON } from '../../support/sound-answer.ts';
import { fillWorld, GROUP, GROUP_NAMES } from '../../support/world.ts';
import { ASKED, savingsOf, whatWaits } from './afterwards.ts';
import { Chance } from './chance.ts';
import { Bystander } from './money/bystander.ts';
import { Network } from './network.ts';
import { PostChanges } from './post-changes.ts';
import { idsFrom } from './sim-ids.ts';
import { SimLine } from './sim-line.ts';
import { SimPeople, whoIs, type Act } from './sim-people.ts';
import { SimProcess, type Disk, type Surroundings } from './sim-process.ts';
import { VirtualClock } from './virtual-clock.ts';
import { Watcher } from './watcher.ts';

const GROUPS = new Map(Object.entries(GROUP_NAMES).map(([groupId, name]) => [name, groupId]));
const LOOK_EVERY = 25;
/** A process dies within so many named points after that was drawn. */
const POINTS_TO_DEATH = 6;
/** People wait for answers, in some worlds more than in others: the most of the weight that acting has meanwhile. */
const HURRY = 12;
const TRACE_SHOWN = 40;
/** Calm at the end: first minute by minute, then hour by hour for more than a day. */
const CALM_STEPS_MS = [
  ...Array.from({ length: 20 }, () => 60_000),
  ...Array.from({ length: 30 }, () => 3_600_000),
];
const CAP_SATANG = 300_000n;

export interface Simulated {
  /** What went wrong; the end of the trace and the seed with it. */
  faults: readonly string[];
  /** Hash of all that happened: the same from the same seed. */
  trace: string;
  /** All of it in words. */
  lines: readonly string[];
  seen: ReadonlyMap<string, number>;
  kinds: ReadonlyMap<string, number>;
  days: number;
}

/** Things happen in it one at a time, each drawn from its seed. */
export class SimWorld {
  readonly chance: Chance;
  readonly #seed: number;
  readonly #around: Surroundings;
  readonly #clock = new VirtualClock(START);
  readonly #line: SimLine;
  readonly #people: SimPeople;
  readonly #network: Network;
  readonly #watcher = new Watcher();
  readonly #bystander = new Bystander(GROUPS);
  /** What the turn of this step handled. */
  #handled: Act | undefined;
  readonly #ids: Ids;
  readonly #trace: string[] = [];
  readonly #hash = createHash('sha256');
  readonly #faults: string[] = [];
  readonly #hurry: number;
  readonly #posts: PostChanges;
  #process: SimProcess | undefined;
  #read = 0;
  #starts = 0;

  constructor(seed: number, disk: Disk) {
    this.#seed = seed;
    this.chance = new Chance(seed);
    this.#line = new SimLine(this.chance, this.#clock);
    this.#people = new SimPeople(this.chance);
    this.#network = new Network(this.chance, this.#clock, this.#line);
    this.#ids = idsFrom(this.chance);
    const [chance, clock, messenger, ids] = [this.chance, this.#clock, this.#line, this.#ids];
    this.#posts = new PostChanges(chance, clock, ids);
    this.#around = { disk, chance, clock, messenger, ids };
    this.#hurry = this.chance.dice() * HURRY;
  }

  async run(steps: number): Promise<Simulated> {
    await this.#start();
    await this.#fill();
    for (let step = 1; step <= steps && this.#faults.length === 0; step += 1) {
      await this.#step();
      if (step % LOOK_EVERY === 0) await this.#look();
    }
    if (this.#faults.length === 0) await this.#settle();
    await this.#alive.end();
    return this.#result();
  }

  /** Before anything may go wrong. */
  async #fill(): Promise<void> {
    const { program } = this.#around;
    if (!program) throw new Error('no program');
    await fillWorld(program);
    await program.uow.transact(async ({ groups }) => {
      const rules = (await groups.byId(GROUP))?.rules;
      if (rules) await groups.change(GROUP, { rules: { ...rules, specialCapSatang: CAP_SATANG } });
    });
  }

  get #alive(): SimProcess {
    if (!this.#process) throw new Error('no process');
    return this.#process;
  }

  async #start(): Promise<void> {
    this.#process = await SimProcess.start(this.#around);
    if ((this.#starts += 1) > 1) this.#note(`started again`);
  }

  /** One thing happens. */
  async #step(): Promise<void> {
    const { lanes, sends } = this.#alive;
    const busy = this.#network.flying + lanes.length + sends;
    const what = this.chance.weighted({
      act: busy > 0 ? this.#hurry : 20,
      webhook: this.#network.due > 0 ? 40 : 0,
      turn: lanes.length > 0 ? 40 : 0,
      send: sends > 0 ? 40 : 0,
      sweep: 4,
      job: 2,
      clock: 5,
      office: this.#posts.isVacant ? 3 : 0.3,
    });
    if (this.chance.is(this.chance.rates.crash))
      this.#alive.dieSoon(this.chance.upTo(POINTS_TO_DEATH));
    await this.#do(what);
    await this.#after();
  }

  async #do(what: string): Promise<void> {
    switch (what) {
      case 'act': {
        const act = await this.#people.act(this.#alive.core);
        this.#note(`${act.who}: ${act.told.slice(0, 60)}`);
        return this.#network.send(act);
      }
      case 'webhook':
        return this.#deliver();
      case 'turn': {
        const lane = this.chance.pick(this.#alive.lanes);
        return this.#note(`turn: ${await this.#turn(lane)}`);
      }
      case 'send':
        return this.#alive.send();
      case 'sweep': {
        const sweep = this.chance.pick(this.#alive.sweeps);
        this.#note(`sweep: ${sweep.name}`);
        return this.#alive.sweep(sweep);
      }
      case 'job': {
        const name = this.chance.pick([...this.#alive.core.registry.jobs.keys()]);
        this.#note(`job: ${name}`);
        return this.#alive.job(name);
      }
      case 'office':
        return this.#note(await this.#posts.change(this.#alive.core.uow));
      default:
        return this.#note(`clock: ${this.#clock.move(this.chance)}`);
    }
  }

  async #turn(lane: string): Promise<string> {
    const query = { index: 'byLane', eq: { lane, state: 'new' as const }, limit: 1 };
    const [next] = await this.#alive.disk.reader.find(inboxTable, query);
    this.#handled = this.#network.acts.get(next?.eventId ?? '');
    return this.#alive.turn(lane);
  }

  async #deliver(): Promise<void> {
    const webhook = this.#network.take();
    const isOk = await this.#alive.accept(webhook.map(({ inbound }) => inbound));
    const ids = webhook.map(({ inbound }) => inbound.eventId).join(' ');
    this.#note(`webhook ${ids}: ${isOk ? 200 : 503}`);
    this.#network.answered(webhook, isOk);
  }

  /** Letters reach phones; the dead are followed by another process; who posted is looked at. */
  async #after(): Promise<void> {
    const { core, disk } = this.#alive;
    await this.#alive.rest();
    await this.#bystander.listen(core, disk, this.#handled);
    this.#handled = undefined;
    for (const { to, messages } of this.#line.letters.slice(this.#read)) {
      const who = whoIs(to);
      if (!who) continue;
      this.#people.show(who, messages);
      this.#bystander.arrived(messages);
      this.#note(`→ ${who}: ${messages.map(wordsOf).join(' | ').slice(0, 70)}`);
      const unsound = faultsOf(messages).filter((one) => !one.startsWith(NO_BUTTON));
      this.#faults.push(...unsound.map((one) => `${who} was sent: ${one}`));
    }
    this.#read = this.#line.letters.length;
    if (await this.#watcher.judgeNew(disk)) await this.#bystander.compare(disk);
    this.#faults.push(...this.#alive.faults.splice(0), ...this.#line.faults.splice(0));
    this.#faults.push(...this.#watcher.faults.splice(0), ...this.#bystander.faults.splice(0));
    const { diedAt } = this.#alive;
    if (diedAt === undefined) return;
    this.#note(`died at ${diedAt}`);
    await this.#alive.end();
    await this.#start();
  }

  async #look(): Promise<void> {
    await this.#watcher.look(this.#alive.disk);
    await this.#bystander.compare(this.#alive.disk);
    this.#faults.push(...this.#watcher.faults.splice(0), ...this.#bystander.faults.splice(0));
    for (const { hash } of await this.#alive.disk.scan(ledgerHeads, { limit: 9 }))
      this.#note(`head ${hash.slice(0, 12)}`);
  }

  /** Liveness: nothing goes wrong any more, and a day later nothing waits. */
  async #settle(): Promise<void> {
    this.chance.calm();
    this.#alive.dieSoon(Infinity);
    for (const ms of CALM_STEPS_MS) {
      await this.#allDue();
      this.#clock.advance(ms);
      for (const name of this.#alive.core.registry.jobs.keys()) await this.#alive.job(name);
      for (const sweep of this.#alive.sweeps) await this.#alive.sweep(sweep);
      await this.#after();
    }
    await this.#allDue();
    await this.#look();
    const { acknowledged } = this.#network;
    this.#faults.push(...(await whatWaits(this.#alive.disk, acknowledged)));
    await this.#everybodyKnows();
  }

  async #allDue(): Promise<void> {
    for (let left = 2_000; left > 0; left -= 1) {
      const [lane] = this.#alive.lanes;
      if (this.#network.due > 0) await this.#deliver();
      else if (lane !== undefined) await this.#turn(lane);
      else if (this.#alive.sends > 0) await this.#alive.send();
      else return;
      await this.#after();
    }
    this.#faults.push('it never comes to rest');
  }

  /** Everybody who asks is told what the books say, to the satang. */
  async #everybodyKnows(): Promise<void> {
    for (const who of ASKED) {
      const own = await savingsOf(this.#alive.core, who);
      if (own === undefined) continue;
      const what = { kind: 'text', messageId: `last-${who}`, mentionsBot: false } as const;
      this.#clock.advance(1_000);
      this.#network.send({ who, told: 'asks', what: { ...what, text: 'เช็คยอด' } });
      await this.#allDue();
      const shown = (this.#people.shown.get(who) ?? []).slice(-5).map(heard).join('\n');
      if (!shown.includes(own)) this.#faults.push(`${who} has ${own} baht and is told: ${shown}`);
    }
  }

  #note(line: string): void {
    this.#hash.update(`${this.#clock.now()} ${line}\n`);
    this.#trace.push(line);
  }

  #result(): Simulated {
    const end = this.#trace.slice(-TRACE_SHOWN).join('\n  ');
    const faults = this.#faults.map((one) => `seed ${this.#seed}: ${one}\n  after\n  ${end}`);
    const days = (this.#clock.now() - START) / 86_400_000;
    const { seen } = this.chance;
    return {
      faults,
      trace: this.#hash.digest('hex'),
      lines: this.#trace,
      seen,
      kinds: this.#watcher.kinds,
      days,
    };
  }
}
