import { z } from 'zod';
import { REVERSAL_REASONS } from '../../../domain/ledger/ledger-command.ts';

/** A deposit as it should have been; amounts in satang as decimal strings. */
const rightDeposit = z.strictObject({
  memberId: z.string(),
  target: z.enum(['pledge', 'special']),
  months: z.array(z.string()),
  amount: z.string(),
  channel: z.enum(['cash', 'transfer']),
});
export type RightDeposit = z.infer<typeof rightDeposit>;

/** What the dialogue knows so far. */
export const correctData = z.strictObject({
  groupId: z.string(),
  /** Of whom the entries are listed; null: of everybody. */
  memberId: z.string().nullable(),
  /** Entries below this number are listed; null: the last ones. */
  before: z.number().int().nullable(),
  /** The wrong entry. */
  seq: z.number().int().nullable(),
  reason: z.enum(REVERSAL_REASONS).nullable(),
  /** The reason in the maker's own words. */
  words: z.string().nullable(),
  /** Null: the wrong entry goes and nothing comes. */
  right: rightDeposit.nullable(),
  candidates: z.array(z.string()),
  unlisted: z.number().int(),
});
export type CorrectData = z.infer<typeof correctData>;

export const correctParams = z.strictObject({
  groupId: z.string().nullable(),
  seq: z.number().int().nullable(),
});
export type CorrectParams = z.infer<typeof correctParams>;

export const newCorrection = (groupId: string): CorrectData => ({
  groupId,
  memberId: null,
  before: null,
  seq: null,
  reason: null,
  words: null,
  right: null,
  candidates: [],
  unlisted: 0,
});

/** What a second person approves, exactly. */
export const correctionPayload = z.strictObject({
  seq: z.number().int(),
  reason: z.enum(REVERSAL_REASONS),
  words: z.string().nullable(),
  right: rightDeposit.nullable(),
});
export type CorrectionPayload = z.infer<typeof correctionPayload>;

/** While one request over an entry is open, nobody can make a second. */
export const correctionSubject = (seq: number): string => `entry/${seq}`;
