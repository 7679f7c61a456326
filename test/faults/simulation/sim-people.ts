import type { Core } from '../../../src/composition/core.ts';
import type { Happening } from '../../../src/ports/inbound.ts';
import type { RenderedMessage } from '../../../src/ports/messenger.ts';
import { buttonsOf, type ShownButton } from '../../support/messages.ts';
import { ODD, readWords } from '../../support/typed-words.ts';
import { GROUP, OTHER_GROUP, WHO, type Who } from '../../support/world.ts';
import type { Chance } from './chance.ts';

export interface Act {
  who: Who;
  what: Happening;
  /** For the trace: the same from the same seed, so without tokens. */
  told: string;
}

/** How often each of them is at their phone. */
const AT_PHONE: Readonly<Record<Who, number>> = {
  treasurer: 24,
  otherTreasurer: 8,
  chair: 6,
  auditor: 5,
  secretary: 2,
  member: 4,
  member2: 3,
  otherMember: 2,
  both: 2,
  fieldOfficer: 1,
  districtOfficer: 1,
  provinceOfficer: 1,
  stranger: 0.5,
};
const NUMBERS = ['12', '15', '20', '21', '30', '1', '2', '99', '๑๒'];
const ANYBODY = ['เมนู', 'เช็คยอด', 'ยกเลิก', 'ย้อนกลับ', 'คำขอ', 'ใช่', 'ไม่ใช่', 'ข้อมูลของฉัน'];
const MEMBERS = ['รายการย้อนหลัง', 'ไม่ถูกต้อง', 'ฝากเดือนไหนบ้าง', 'ขอเปลี่ยนสัจจะ', 'ร้องเรียน'];
const OFFICERS = ['ประกาศ', 'ดูกลุ่ม', 'ข่าวประชุมวันเสาร์', 'เชิญเจ้าหน้าที่', 'เรื่องร้องเรียน'];
const COMMITTEE = ['คำขอ', 'คำขอ', 'ลงผิด', 'ปิดเดือน', 'งบทดลอง', 'ตรวจบัญชี', 'ข้อโต้แย้ง', 'ตั้งค่ากลุ่ม'];
/** Ceiling and cap of the test world's first group, the int32 bound of satang, and what is no amount. */
const BOUNDS = ['0', '0.01', '999.99', '1000', '1000.01', '3000', '3000.01', '21474836.48', '1e3'];
/** People who might write next, until one is found who does not wait. */
const AT_ONCE = [1, 2, 3, 4, 5, 6];
const CONFIRM = 'ยืนยัน';
const TREASURERS = ['treasurer', 'otherTreasurer'];
const OFFICES = ['fieldOfficer', 'districtOfficer', 'provinceOfficer'];

/** Thirteen people with phones: they press what they are shown, and type what comes to mind. */
export class SimPeople {
  /** What each has been shown, oldest first. */
  readonly shown = new Map<Who, RenderedMessage[]>();
  readonly #chance: Chance;
  readonly #words = readWords();
  #messages = 0;
  #last: Who | undefined;
  readonly #waiting = new Set<Who>();
  /** Who was shown something to confirm and has not touched their phone since. */
  #asked: Who[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  show(who: Who, messages: readonly RenderedMessage[]): void {
    this.#waiting.delete(who);
    this.shown.set(who, [...(this.shown.get(who) ?? []), ...messages].slice(-30));
    const asks = buttonsOf(messages).some(({ label }) => label.startsWith(CONFIRM));
    if (asks && !this.#asked.includes(who)) this.#asked.push(who);
  }

  /** What somebody does next. */
  async act(core: Core): Promise<Act> {
    // Who was never answered gives up waiting in the end.
    if (this.#chance.is(0.05)) this.#waiting.clear();
    const who = this.#atPhone();
    const confirming = this.#confirming(who);
    if (confirming && this.#chance.is(0.75)) return confirming;
    const how = this.#chance.weighted({
      press: 34,
      old: 5,
      others: 2,
      role: 40,
      answer: 14,
      noise: 6,
      picture: 2,
      sticker: 1,
      unsend: 1,
      leave: 0.5,
      return: 1,
    });
    return (await this.#does(how, who, core)) ?? this.#says(who, this.#fromRole(who));
  }

  /** What the newest message asks to be confirmed. */
  #confirming(who: Who): Act | undefined {
    const buttons = buttonsOf((this.shown.get(who) ?? []).slice(-1));
    const button = buttons.find(({ label }) => label.startsWith(CONFIRM));
    return button && this.#press(who, button, who);
  }

  /** Whoever is in the middle of something, or was just asked something, mostly goes on. */
  #atPhone(): Who {
    const asked = this.#asked.filter(() => this.#chance.is(0.5));
    const going = this.#last !== undefined && this.#chance.is(0.6) ? [this.#last] : [];
    const some = [...going, ...asked, ...AT_ONCE.map(() => this.#chance.weighted(AT_PHONE))];
    // Most people wait for an answer before they write again.
    const who = some.find((one) => !this.#waiting.has(one) || this.#chance.is(0.1)) ?? 'treasurer';
    this.#waiting.add(who);
    this.#asked = this.#asked.filter((one) => one !== who);
    this.#last = who;
    return who;
  }

  async #does(how: string, who: Who, core: Core): Promise<Act | undefined> {
    switch (how) {
      case 'press':
        return this.#presses(who, who, 3);
      case 'old':
        return this.#presses(who, who, 30);
      case 'others':
        return this.#presses(who, this.#chance.weighted(AT_PHONE), 5);
      case 'answer':
        return this.#says(who, await this.#answer(core));
      case 'noise':
        return this.#says(who, this.#chance.pick(this.#chance.is(0.5) ? ODD : this.#words));
      case 'picture':
        return { who, told: 'a picture', what: { kind: 'image', messageId: this.#messageId() } };
      case 'sticker':
        return { who, told: 'a sticker', what: { kind: 'sticker', messageId: this.#messageId() } };
      case 'unsend':
        return { who, told: 'unsends', what: { kind: 'unsent', messageId: `m${this.#messages}` } };
      case 'leave':
        return { who, told: 'leaves', what: { kind: 'unfollowed' } };
      case 'return':
        return { who, told: 'returns', what: { kind: 'followed', returning: true } };
      default:
        return undefined;
    }
  }

  #messageId(): string {
    return `m${(this.#messages += 1)}`;
  }

  #says(who: Who, text: string): Act {
    const messageId = this.#messageId();
    return { who, told: text, what: { kind: 'text', messageId, text, mentionsBot: false } };
  }

  /** @param whose buttons: their own, or those of somebody whose phone they got hold of */
  #presses(who: Who, whose: Who, newest: number): Act | undefined {
    const buttons = buttonsOf((this.shown.get(whose) ?? []).slice(-newest));
    return buttons.length === 0 ? undefined : this.#press(who, this.#chance.pick(buttons), whose);
  }

  #press(who: Who, { action, label }: ShownButton, whose: Who): Act | undefined {
    const { type, text, data, mode } = action as Readonly<Record<string, string>>;
    if (type === 'message' && text !== undefined) return this.#says(who, text);
    if (data === undefined) return undefined;
    const told = whose === who ? `[${label}]` : `[${label}] of ${whose}`;
    if (type !== 'datetimepicker') return { who, told, what: { kind: 'press', token: data } };
    const picked = mode === 'datetime' ? '2026-12-05T09:00' : '2026-11-20';
    return { who, told, what: { kind: 'press', token: data, picked } };
  }

  #fromRole(who: Who): string {
    if (TREASURERS.includes(who)) return this.#asTreasurer();
    if (OFFICES.includes(who)) return this.#chance.pick([...OFFICERS, ...ANYBODY]);
    if (['chair', 'auditor', 'secretary'].includes(who))
      return this.#chance.pick([...COMMITTEE, ...ANYBODY]);
    return this.#chance.pick([...MEMBERS, ...ANYBODY]);
  }

  #asTreasurer(): string {
    const { pick } = { pick: <T>(some: readonly T[]) => this.#chance.pick(some) };
    const [no, amount] = [pick(NUMBERS), this.#amount()];
    const how = this.#chance.weighted({ deposit: 8, special: 5, withdraw: 4, other: 8, words: 4 });
    if (how === 'deposit') return `${no} ${pick(['100', '200', amount])}`;
    if (how === 'special') return `${no} พิเศษ ${amount}`;
    if (how === 'withdraw') return 'ถอนพิเศษ';
    if (how === 'words') return pick([...COMMITTEE, ...ANYBODY]);
    return pick([
      `ค่าปรับ ${no} ${amount}`,
      `ดอกเบี้ยธนาคาร ${amount}`,
      `ค่าใช้จ่าย ${amount}`,
      `นำฝากธนาคาร ${amount}`,
      `ถอนจากธนาคาร ${amount}`,
      'นับเงิน 1000x1 100x2 20x1',
      'นับเงิน',
      'คืนเงินสะสม',
      'ออกรหัส',
      'ใครยังไม่ส่ง',
    ]);
  }

  #amount(): string {
    return this.#chance.is(0.4) ? this.#chance.pick(BOUNDS) : String(1 + this.#chance.upTo(2_000));
  }

  /** What an open question may be about: a number, a sum, or what is there to the satang. */
  async #answer(core: Core): Promise<string> {
    const how = this.#chance.weighted({ number: 3, amount: 2, savings: 3, cash: 2 });
    if (how === 'number') return this.#chance.pick(NUMBERS);
    if (how === 'amount') return this.#amount();
    const groupId = this.#chance.is(0.7) ? GROUP : OTHER_GROUP;
    const { ledger } = core.uow.read;
    const satang =
      how === 'cash'
        ? await ledger.total(groupId, 'cash')
        : (
            await ledger.savings(
              groupId,
              `m-${groupId}-00${this.#chance.pick(NUMBERS.slice(0, 2))}`,
            )
          ).special;
    const near = satang + BigInt(this.#chance.upTo(3) - 1);
    return near < 0n ? '0' : `${near / 100n}.${String(near % 100n).padStart(2, '0')}`;
  }
}

export const whoIs = (userId: string): Who | undefined =>
  (Object.keys(WHO) as Who[]).find((who) => WHO[who] === userId);
