import type { BotMessageItem, ClockPreset, UserState } from '../../src/simulator/sim-api.ts';
import { awaitAnswer, awaitMenu, lastMessages, newMessages } from './answers.ts';
import { press, SAMPLE_PICTURE } from './press.ts';
import type { ShownButton } from './read-flex.ts';
import { readMessage } from './read-message.ts';
import type { Recorder } from './recorder.ts';
import { SandboxError, type SimClient } from './sim-client.ts';

export type Say = (line: string) => void;

export interface ConversationParts {
  client: SimClient;
  say: Say;
  /** What everybody here speaks; people of the demo begin with Thai. */
  lang: string;
  recorder?: Recorder | undefined;
}

const THEIR_LANGUAGE = 'th';

/** One terminal that talks as one person after another, and sees what the others get. */
export class Conversation {
  private readonly client: SimClient;
  private readonly say: Say;
  private readonly lang: string;
  private readonly recorder: Recorder | undefined;
  private readonly inLanguage = new Set<string>();
  private people: UserState[] = [];
  private me!: UserState;
  /** What `/1`, `/2` … press now. */
  private buttons: ShownButton[] = [];
  /** The newest item of all chats that was shown or counted. */
  private mark = 0;

  constructor({ client, say, lang, recorder }: ConversationParts) {
    this.client = client;
    this.say = say;
    this.lang = lang;
    this.recorder = recorder;
  }

  /** @throws SandboxError when nobody has this key */
  async begin(key: string): Promise<void> {
    const { seq } = await this.client.state();
    this.mark = seq;
    await this.become(key);
  }

  get person(): string {
    return this.me.key ?? this.me.displayName;
  }

  async become(key: string): Promise<void> {
    const { users } = await this.client.state();
    this.people = users.filter((user) => user.key !== undefined);
    const found = this.people.find((user) => user.key === key);
    if (!found) {
      const keys = this.people.map((user) => user.key).join(', ');
      throw new SandboxError(`nobody here is called ${key}; there are ${keys}`);
    }
    this.me = found;
    this.buttons = [];
    const last = await lastMessages(this.client, found.userId);
    if (this.lang !== THEIR_LANGUAGE && !this.inLanguage.has(key)) await this.changeLanguage();
    this.inLanguage.add(key);
    this.say(`— ${found.displayName} (${(found.roles ?? []).join(', ') || 'stranger'})`);
    if (last.length > 0) this.say('  (shown last · ข้อความล่าสุด)');
    this.show(last);
  }

  /** As on a phone: asks for it and presses the button, unseen and unrecorded. */
  private async changeLanguage(): Promise<void> {
    const { userId } = this.me;
    await this.client.text(userId, 'ภาษา');
    const asked = await awaitAnswer(this.client, userId, this.mark);
    const buttons = asked.flatMap(({ message }) => readMessage(message, 1).buttons);
    const button = buttons.find(({ label }) => label === 'English');
    if (!button) throw new SandboxError('the bot did not ask which language');
    const between = (await this.client.state()).seq;
    await press(this.client, userId, button, undefined);
    await awaitAnswer(this.client, userId, between);
    this.mark = (await this.client.state()).seq;
  }

  listPeople(): void {
    for (const { key = '', displayName, roles = [] } of this.people) {
      this.say(`  ${key.padEnd(18)} ${displayName} (${roles.join(', ')})`);
    }
  }

  async types(text: string): Promise<void> {
    await this.client.text(this.me.userId, text);
    await this.answered({ says: text });
  }

  async sendsPicture(): Promise<void> {
    await this.client.picture(this.me.userId, SAMPLE_PICTURE, 'image/png');
    await this.answered({ picture: true });
  }

  /** `sticker`, `follow` or `unfollow`; none of them can be recorded. */
  async does(what: string): Promise<void> {
    await this.client.does(this.me.userId, what);
    await this.answered(undefined);
  }

  pressesNumber(number: number, picked?: string): Promise<void> {
    const button = this.buttons[number - 1];
    if (!button) throw new SandboxError(`there is no button ${number}`);
    return this.presses(button, picked);
  }

  /** The first button shown whose label begins with this. */
  pressesLabel(label: string, picked?: string): Promise<void> {
    const button = this.buttons.find((shown) => shown.label.startsWith(label));
    if (!button) throw new SandboxError(`there is no button ${label}`);
    return this.presses(button, picked);
  }

  private async presses(button: ShownButton, picked?: string): Promise<void> {
    const pressed = await press(this.client, this.me.userId, button, picked);
    if (pressed.kind === 'only') return this.say(`  ${pressed.says}`);
    await this.answered({ presses: button.label, ...(picked !== undefined && { picks: picked }) });
  }

  /** The person's rich menu as buttons. */
  async showsMenu(): Promise<void> {
    const menu = await awaitMenu(this.client, this.me.userId);
    if (!menu) return this.say('  (no menu)');
    const buttons = menu.areas.map(({ action }) => ({ label: String(action['label']), action }));
    this.buttons = buttons;
    this.say(`  ${buttons.map(({ label }, at) => `[${at + 1}] ${label}`).join('   ')}`);
  }

  /** @param wish a preset such as `tomorrow-9`, an ISO time, or nothing: shows what there is */
  async movesClock(wish: string | undefined): Promise<void> {
    const { clock } = await this.client.state();
    if (wish === undefined) {
      this.say(`  now ${inBangkok(clock.now)}`);
      for (const { key, at } of clock.presets) this.say(`  ${key.padEnd(18)} ${inBangkok(at)}`);
      return;
    }
    // Date.parse alone takes `tomorrow-9` for a day in 2001.
    const to = /^\d{4}-/.test(wish) ? Date.parse(wish) : Number.NaN;
    const preset = presetOf(clock.presets, wish, this.me.roles ?? []);
    await this.client.moveClock(Number.isNaN(to) ? { preset } : { to });
    const moved = (await this.client.state()).clock.now;
    this.say(`  now ${inBangkok(moved)}`);
    const answers = await newMessages(this.client, this.me.userId, this.mark);
    this.show(answers);
    this.recorder?.waited(this.person, moved - clock.now, answers);
    await this.tellOthers();
  }

  /** What came meanwhile. */
  async refresh(): Promise<void> {
    this.show(await newMessages(this.client, this.me.userId, this.mark));
    await this.tellOthers();
  }

  private async answered(deed: Parameters<Recorder['note']>[1] | undefined): Promise<void> {
    const answers = await awaitAnswer(this.client, this.me.userId, this.mark);
    if (answers.length === 0) this.say('  (no answer)');
    this.show(answers);
    if (deed) this.recorder?.note(this.person, deed, answers);
    await this.tellOthers();
  }

  /** Numbers go on over the messages that came together. */
  private show(items: readonly BotMessageItem[]): void {
    const buttons: ShownButton[] = [];
    for (const { message } of items) {
      const read = readMessage(message, buttons.length + 1);
      for (const line of read.lines) this.say(`  ${line}`);
      buttons.push(...read.buttons);
    }
    if (buttons.length > 0) this.buttons = buttons;
  }

  private async tellOthers(): Promise<void> {
    const { seq } = await this.client.state();
    const shown: Record<string, BotMessageItem[]> = {};
    for (const { key = '', userId, displayName } of this.people) {
      if (userId === this.me.userId) continue;
      const items = await newMessages(this.client, userId, this.mark);
      if (items.length === 0) continue;
      shown[key] = items;
      this.say(`  ~ ${displayName} (${key}) is shown:`);
      for (const { message } of items) {
        for (const line of readMessage(message, 1).lines) this.say(`  ~   ${line}`);
      }
    }
    this.recorder?.others(shown);
    this.mark = seq;
  }
}

const inBangkok = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Bangkok',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);

/** `deposit-eve-9` is the eve for the person's own group, where the clock knows it. */
function presetOf(presets: readonly ClockPreset[], wish: string, roles: readonly string[]): string {
  const own = presets.find(
    ({ key, group }) =>
      key.split(' ')[0] === wish && roles.some((role) => role.split(':')[1] === group),
  );
  return own?.key ?? wish;
}
