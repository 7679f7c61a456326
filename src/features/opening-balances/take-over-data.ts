import { z } from 'zod';
import type { RegisterLine } from '../../domain/register/register-line.ts';
import { satangFromText, satangToText } from '../../domain/money.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import { LINES_MAX } from './limits.ts';

/** A line of the register as it is stored; money in satang. */
const storedLine = z.strictObject({
  memberNo: z.string(),
  name: z.string(),
  pledge: z.string(),
  savings: z.string(),
  special: z.string(),
  behind: z.number().int(),
  /** Nobody has this number yet. */
  isNew: z.boolean(),
  /** What a member has pledged so far, where the register says another pledge. */
  pledgeWas: z.string().nullable().default(null),
});
export type StoredLine = z.infer<typeof storedLine>;

const lines = z.array(storedLine).max(LINES_MAX);

export const takeOverData = z.strictObject({
  groupId: z.string(),
  /** By number, each once. */
  lines,
  /** Whether this month's savings are in the figures; null: not asked yet. */
  isPaid: z.boolean().nullable(),
});
export type TakeOverData = z.infer<typeof takeOverData>;

export const takeOverParams = z.strictObject({ groupId: z.string().nullable() });
export type TakeOverParams = z.infer<typeof takeOverParams>;

export const takeOverPayload = z.strictObject({
  lines,
  /** The day of the register. */
  asOf: z.string(),
  /** Last month whose savings are in it, of all who are not behind. */
  through: z.string(),
});
export type TakeOverPayload = z.infer<typeof takeOverPayload>;

export const readStored = ({
  isNew: _isNew,
  pledgeWas: _pledgeWas,
  ...line
}: StoredLine): RegisterLine => ({
  ...line,
  pledge: satangFromText(line.pledge),
  savings: satangFromText(line.savings),
  special: satangFromText(line.special),
});

export const toStored = (line: RegisterLine, member: Member | undefined): StoredLine => ({
  ...line,
  isNew: member === undefined,
  pledgeWas:
    member && member.pledgeSatang !== line.pledge ? satangToText(member.pledgeSatang) : null,
  pledge: satangToText(line.pledge),
  savings: satangToText(line.savings),
  special: satangToText(line.special),
});
