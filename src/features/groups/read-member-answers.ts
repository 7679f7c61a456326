import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { saidNo } from '../../conversation/said.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params } from '../../conversation/view.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { satangToText } from '../../domain/money.ts';
import { readName } from '../../domain/names/read-name.ts';
import { readPhone } from '../../domain/phone.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { GroupRules } from '../../ports/stores/groups-store.ts';
import { readMoney, textOf } from './read-answers.ts';
import { NONE } from './typed-words.ts';

/** What a line of a member's record is answered with, as a dialogue stores it. */
export type MemberAnswer =
  | { kind: 'value'; value: string }
  /** Not usable, and why: a locale key. */
  | { kind: 'refused'; key: string; params?: Params }
  | { kind: 'unreadable' };

const UNREADABLE: MemberAnswer = { kind: 'unreadable' };

export function readNameAnswer(input: Input): MemberAnswer {
  if (input.kind !== 'text') return UNREADABLE;
  const reading = readName(input.text);
  return reading.kind === 'name'
    ? { kind: 'value', value: reading.name }
    : { kind: 'refused', key: `groups.name_${reading.reason}` };
}

/** Satang as a decimal string, within the group's rules. */
export function readPledgeAnswer(ctx: TurnContext, input: Input, rules: GroupRules): MemberAnswer {
  const pledge = readMoney(ctx, input);
  if (pledge === undefined) return UNREADABLE;
  return pledgeFits(rules, pledge)
    ? { kind: 'value', value: satangToText(pledge) }
    : { kind: 'refused', key: 'groups.add.pledge_outside', params: rulesParams(rules) };
}

/** Digits of a phone; '' for none. */
export function readPhoneAnswer(input: Input): MemberAnswer {
  const said = (textOf(input) ?? '').trim();
  if (NONE.test(said) || saidNo(input)) return { kind: 'value', value: '' };
  const reading = readPhone(said);
  if (reading.kind !== 'refused') return { kind: 'value', value: reading.number };
  const digits = /\d{6,}/.test(asciiDigits(said).replace(/[\s-]/g, ''));
  return digits ? { kind: 'refused', key: 'groups.add.phone_number' } : UNREADABLE;
}
