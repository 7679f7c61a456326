import { z } from 'zod';
import { isCount, isKind, KINDS, type Kind, type Pieces } from '../../domain/cash/pieces.ts';

/** How many of each kind, by its worth in satang as JSON has keys. */
const counted = z
  .record(z.string(), z.number().refine(isCount))
  .refine((pieces) => Object.keys(pieces).every((worth) => isKind(Number(worth))));

export const countData = z.strictObject({
  groupId: z.string().nullable(),
  /** Kinds that have been counted. */
  pieces: counted,
  /** Last entry of the group when the summary was shown; null before. */
  seq: z.number().int().nullable(),
});
export type CountData = z.infer<typeof countData>;

export const countParams = z.strictObject({ groupId: z.string().nullable(), pieces: counted });

export const piecesOf = ({ pieces }: Pick<CountData, 'pieces'>): Pieces => pieces;

export const uncounted = ({ pieces }: CountData): Kind[] =>
  KINDS.filter((kind) => piecesOf({ pieces })[kind] === undefined);

/** Everything about a count that its approval binds; satang as decimal strings. */
export const countPayload = z.strictObject({
  day: z.string(),
  no: z.number().int(),
  pieces: counted,
  seq: z.number().int(),
  receipts: z.number().int(),
  received: z.string(),
  register: z.string(),
  paidIn: z.string(),
});
export type CountPayload = z.infer<typeof countPayload>;
