import { z } from 'zod';
import { LINK_LABEL_MAX, LINK_URL_MAX } from './limits.ts';

const button = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer') }),
  z.strictObject({
    kind: z.literal('link'),
    /** Graphemes are counted when it is typed; this bounds what is stored. */
    label: z
      .string()
      .min(1)
      .max(10 * LINK_LABEL_MAX),
    url: z.string().max(LINK_URL_MAX),
  }),
]);

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('area') }),
  z.strictObject({ kind: z.literal('districts'), codes: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('groups'), ids: z.array(z.string()) }),
]);

/** What the officer saw when they were last shown the whole: the confirmation is bound to it. */
export const reviewSchema = z.strictObject({
  /** Keyed hashes of what members see, of the groups, and of the people reached. */
  content: z.string(),
  groups: z.string(),
  reach: z.string(),
  groupCount: z.number().int(),
  people: z.number().int(),
  reachable: z.number().int(),
});
export type Review = z.infer<typeof reviewSchema>;

/** An announcement in the making; the data of its dialogue. */
export const draftSchema = z.strictObject({
  /** '' until chosen. */
  officeId: z.string(),
  text: z.string(),
  mediaId: z.string().nullable(),
  button: button.nullable(),
  /** Address of a link button whose label is still to come. */
  url: z.string(),
  scope,
  who: z.enum(['all', 'committee', 'unpaid']),
  /** Page of the list being picked from. */
  page: z.number().int().min(0),
  /** Epoch ms; null for at once. */
  sendAt: z.number().int().nullable(),
  /** True once everything was asked: a correction then leads straight back to the review. */
  complete: z.boolean(),
  review: reviewSchema.nullable(),
  /** The numbers of the review before, where they have changed by themselves since; null: they have not. */
  was: z
    .strictObject({ people: z.number().int(), reachable: z.number().int() })
    .nullable()
    .default(null),
  tests: z.number().int().min(0),
});
export type Draft = z.infer<typeof draftSchema>;

export const emptyDraft = (officeId: string): Draft => ({
  officeId,
  text: '',
  mediaId: null,
  button: null,
  url: '',
  scope: { kind: 'area' },
  who: 'all',
  page: 0,
  sendAt: null,
  complete: false,
  review: null,
  was: null,
  tests: 0,
});
