import { setTimeout as pause } from 'node:timers/promises';
import type { ServedBot } from '../support/served-bot.ts';
import { GROUP, OTHER_GROUP, WHO, type Who } from '../support/world.ts';
import { eventually } from '../e2e/support/eventually.ts';

const ASKING: readonly Who[] = ['member2', 'chair', 'auditor', 'secretary', 'both'];
/** Between two questions of one person: about 20 events a second together. */
const ASK_EVERY_MS = 200;
/** A message acknowledged before a fault may wait until it is over. */
const ANSWER_WITHIN_MS = 45_000;
const LINE_REDELIVERS = { enabled: true, attempts: 400, delayMs: 250 };
export const TREASURERS = [
  { who: 'treasurer', groupId: GROUP, payer: 'member' },
  { who: 'otherTreasurer', groupId: OTHER_GROUP, payer: 'otherMember' },
] as const;
const RECEIPT_NO = /25\d\d\/\d{4}/;

/** Of all pourings together: one that was taken today already, or stands above the ceiling, is asked about. */
let satang = 10_000;
const nextAmount = (): string => {
  satang += 1;
  return `${Math.floor(satang / 100)}.${String(satang % 100).padStart(2, '0')}`;
};

export interface Answered {
  status: number | 'failed';
  ms: number;
}

/** Everybody writes to the bot and two treasurers take deposits, for as long as it goes on. */
export class Pouring {
  readonly answered: Answered[] = [];
  readonly eventIds: string[] = [];
  /** How many events each asking person has sent. */
  readonly asked = new Map<Who, number>();
  /** Receipts that a treasurer was shown, by group, in order. */
  readonly receipts = new Map<string, string[]>();
  readonly mark: number;
  readonly #bot: ServedBot;
  readonly #working: Promise<unknown>;
  #going = true;

  constructor(bot: ServedBot) {
    this.#bot = bot;
    Object.assign(bot.line.webhook.redelivery, LINE_REDELIVERS);
    this.mark = bot.line.mark();
    this.#working = Promise.all([
      ...ASKING.map((who) => this.#ask(who)),
      ...TREASURERS.map(({ who, groupId }) => this.#take(who, groupId)),
    ]);
    // Told when the pouring is ended.
    this.#working.catch(() => undefined);
  }

  get taken(): number {
    return [...this.receipts.values()].flat().length;
  }

  /** Everybody is answered and more deposits have been taken. */
  async goesOn(withinMs: number, deposits = 4): Promise<void> {
    const before = this.taken;
    const until = Date.now() + withinMs;
    while (this.taken < before + deposits) {
      if (Date.now() > until) throw new Error(`${this.taken - before} deposits in ${withinMs} ms`);
      await pause(30);
    }
  }

  /** Nobody begins anything new; what was begun is ended. */
  async end(): Promise<void> {
    this.#going = false;
    await this.#working;
  }

  async #send(sending: () => Promise<{ status: number | 'failed'; eventIds: string[] }>) {
    const from = performance.now();
    const { status, eventIds } = await sending();
    this.answered.push({ status, ms: performance.now() - from });
    this.eventIds.push(...eventIds);
  }

  async #ask(who: Who): Promise<void> {
    while (this.#going) {
      this.asked.set(who, (this.asked.get(who) ?? 0) + 1);
      await this.#send(() => this.#bot.line.text(WHO[who], 'เช็คยอด'));
      await pause(ASK_EVERY_MS);
    }
  }

  async #take(who: Who, groupId: string): Promise<void> {
    const { line } = this.#bot;
    const receipts: string[] = [];
    this.receipts.set(groupId, receipts);
    while (this.#going) {
      const amount = nextAmount();
      const mark = line.mark();
      const sees = (words: string) =>
        eventually(() => {
          const seen = this.#bot.words(who, mark);
          if (!seen.includes(words)) throw new Error(`${who} waits for ${words}: ${seen}`);
          return seen;
        }, ANSWER_WITHIN_MS);
      await this.#send(() => line.text(WHO[who], `12 พิเศษ ${amount}`));
      await sees('บันทึกเงินฝากนี้ไหม');
      await this.#send(() => line.press(WHO[who], this.#bot.token(who, 'ยืนยัน บันทึก')));
      const told = await sees('บันทึกแล้ว');
      receipts.push(RECEIPT_NO.exec(told)?.[0] ?? 'none');
    }
  }
}
