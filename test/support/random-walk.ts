import type { RenderedMessage } from '../../src/ports/messenger.ts';
import { startTestBot, type TestBot } from './bot.ts';
import { readScripts, type FlowScript } from './flow-script.ts';
import { buttonsOf, type ShownButton } from './messages.ts';
import { numbersFrom, pick, type Dice } from './dice.ts';
import { faultsOf, NO_BUTTON } from './sound-answer.ts';
import { ODD, readWords } from './typed-words.ts';
import { WHO, type Who } from './world.ts';

/** The last link code among words, if somebody was shown one. */
const codeIn = (words: string): string | undefined =>
  words.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b/g)?.at(-1);

export interface WalkOptions {
  seed: number;
  walks: number;
  /** Taps and words after the part of a script that leads into a flow. */
  steps: number;
  /** Walks that one bot lives through: their people have a past. */
  perBot: number;
}

export interface Walked {
  faults: string[];
  /** Flows that a person stood in. */
  flows: ReadonlySet<string>;
  actions: number;
}

/** Walks by taps and words through the bot, each into another flow first, and says what was wrong. */
export async function randomWalks(options: WalkOptions): Promise<Walked> {
  const { seed, walks, steps, perBot } = options;
  const scripts = readScripts().map(({ script }) => script);
  const words = readWords();
  const flows = new Set<string>();
  const faults: string[] = [];
  let actions = 0;
  for (let first = 0; first < walks; first += perBot) {
    const lang = first % (2 * perBot) === 0 ? 'th' : 'en';
    const own = scripts.filter((script) => script.lang === lang);
    const bot = await startTestBot({ lang });
    try {
      for (let walk = first; walk < Math.min(first + perBot, walks); walk += 1) {
        const script = own[walk % own.length];
        if (!script) throw new Error('no script');
        const walker = new Walker(bot, numbersFrom(seed + walk), { words, flows });
        await walker.walk(script, steps);
        actions += walker.path.length;
        faults.push(...walker.faults.map((one) => `walk ${walk} (${script.flow}): ${one}`));
        if (walker.failed) break;
      }
    } finally {
      await bot.stop();
    }
  }
  return { faults, flows, actions };
}

class Walker {
  readonly faults: string[] = [];
  readonly path: string[] = [];
  readonly #bot: TestBot;
  readonly #dice: Dice;
  readonly #words: readonly string[];
  readonly #flows: Set<string>;

  constructor(bot: TestBot, dice: Dice, given: { words: readonly string[]; flows: Set<string> }) {
    this.#bot = bot;
    this.#dice = dice;
    this.#words = given.words;
    this.#flows = given.flows;
  }

  /** A turn that threw: the bot is not what it was, so nothing more is asked of it. */
  failed = false;

  async walk(script: FlowScript, steps: number): Promise<void> {
    try {
      await this.#through(script, steps);
    } catch (error) {
      this.failed = true;
      this.#fault(script.as, error instanceof Error ? error.message : String(error));
    }
  }

  async #through(script: FlowScript, steps: number): Promise<void> {
    const lines = script.steps.slice(0, 1 + Math.floor(this.#dice() * script.steps.length));
    for (const line of lines) await this.#follow(line, line.as ?? script.as);
    for (let step = 0; step < steps; step += 1) await this.#act(script.as);
    await this.#leave(script.as, script.lang);
  }

  /** A line of the script, as far as what came before allows it. */
  async #follow(line: FlowScript['steps'][number], who: Who): Promise<void> {
    const { codeOf, presses } = line;
    const says =
      codeOf === undefined ? line.says : codeIn(this.#bot.words(this.#bot.shown(codeOf)));
    if (says !== undefined) return this.#do(who, `says ${says}`, () => this.#bot.says(who, says));
    if (presses === undefined) return;
    const button = buttonsOf(this.#bot.shown(who)).findLast(({ label }) =>
      label.startsWith(presses),
    );
    if (button) await this.#press(who, button, line.picks);
  }

  async #act(who: Who): Promise<void> {
    const shown = this.#bot.shown(who);
    const buttons = buttonsOf(shown.slice(-3));
    const chance = this.#dice();
    if (buttons.length > 0 && chance < 0.55) return this.#press(who, pick(this.#dice, buttons));
    const old = buttonsOf(shown);
    if (old.length > 0 && chance < 0.65) return this.#press(who, pick(this.#dice, old));
    if (chance < 0.68) {
      return this.#do(who, 'sends a picture', () => this.#bot.sendsPicture(who));
    }
    const text = pick(this.#dice, chance < 0.8 ? ODD : this.#words);
    await this.#do(who, `says ${text}`, () => this.#bot.says(who, text));
  }

  async #press(who: Who, { action, label }: ShownButton, picks?: string): Promise<void> {
    const { type, text, data, initial, mode } = action as Readonly<Record<string, string>>;
    if (type === 'message' && text !== undefined) {
      return this.#do(who, `taps ${label}`, () => this.#bot.says(who, text));
    }
    if (data === undefined) return;
    const day = mode === 'datetime' ? '2026-12-05T09:00' : '2026-11-20';
    const picked = type === 'datetimepicker' ? (picks ?? initial ?? day) : undefined;
    await this.#do(who, `taps ${label}`, () => this.#bot.pressesToken(who, data, picked));
  }

  /** No step may hold anybody: one word leads out of it. */
  async #leave(who: Who, lang: string): Promise<void> {
    const word = lang === 'th' ? 'ยกเลิก' : 'cancel';
    await this.#do(who, `says ${word}`, () => this.#bot.says(who, word));
    if ((await this.#flowOf(who)) !== undefined) this.#fault(who, 'cannot leave');
  }

  async #do(who: Who, what: string, action: () => Promise<RenderedMessage[]>): Promise<void> {
    this.path.push(`${who} ${what.slice(0, 60)}`);
    const { messenger } = this.#bot;
    const before = messenger.sent.length;
    const answers = await action();
    for (const fault of faultsOf(answers)) this.#fault(who, fault);
    for (const { messages, to } of messenger.sent.slice(before)) {
      if (!to.some((one) => one.startsWith('U'))) continue;
      // An announcement is somebody's own words and has no buttons.
      const faults = faultsOf(messages).filter((one) => !one.startsWith(NO_BUTTON));
      for (const fault of faults) this.#fault(who, fault);
    }
    const flow = await this.#flowOf(who);
    if (flow !== undefined) this.#flows.add(flow);
  }

  async #flowOf(who: Who): Promise<string | undefined> {
    const { people, sessions } = this.#bot.core.uow.read;
    const person = await people.byUserId(WHO[who]);
    const session = person && (await sessions.of(person.personId));
    return session?.run?.flow;
  }

  #fault(who: Who, what: string): void {
    this.faults.push(`${what}\n  after ${this.path.slice(-6).join(' → ')} (${who})`);
  }
}
