import { z } from 'zod';

/** The posts that a group begins with, in the order they are asked and numbered. */
export const FIRST_POSTS = ['chair', 'secretary', 'treasurer', 'auditor'] as const;
export type FirstPost = (typeof FIRST_POSTS)[number];

const person = z.number().int().nonnegative().nullable();

/** What the dialogue knows so far; amounts in satang as decimal strings; null: not answered yet. */
export const openGroupData = z.strictObject({
  name: z.string().nullable(),
  district: z.string().nullable(),
  tambon: z.string().nullable(),
  moo: z.number().int().nullable(),
  depositDay: z.number().int().nullable(),
  unit: z.string().nullable(),
  smallest: z.string().nullable(),
  largest: z.string().nullable(),
  fee: z.string().nullable(),
  /** Office of the พัฒนากร who will look after the group; '' for none. */
  officer: z.string().nullable(),
  /** Names; who holds a post is a place in this list, so that one person may hold several. */
  people: z.array(z.string()),
  holders: z.strictObject({ chair: person, secretary: person, treasurer: person, auditor: person }),
  /** A name that somebody else on the list bears too: one person or two? */
  sameName: z.strictObject({ post: z.enum(FIRST_POSTS), name: z.string() }).nullable(),
});
export type OpenGroupData = z.infer<typeof openGroupData>;

export const EMPTY_GROUP: OpenGroupData = {
  name: null,
  district: null,
  tambon: null,
  moo: null,
  depositDay: null,
  unit: null,
  smallest: null,
  largest: null,
  fee: null,
  officer: null,
  people: [],
  holders: { chair: null, secretary: null, treasurer: null, auditor: null },
  sameName: null,
};

/** Everything answered: what the summary shows and the store is given. */
export interface GroupDraft {
  name: string;
  district: string;
  tambon: string;
  moo: number;
  depositDay: number;
  unit: bigint;
  smallest: bigint;
  largest: bigint;
  fee: bigint;
  officer: string | null;
  /** One row a person, in the order of their first post. */
  committee: readonly { name: string; posts: readonly FirstPost[] }[];
}

/** @throws when something is not answered: the summary comes after every field */
export function draftOf(data: OpenGroupData): GroupDraft {
  const rows = new Map<number, FirstPost[]>();
  for (const post of FIRST_POSTS) {
    const index = given(data.holders[post]);
    rows.set(index, [...(rows.get(index) ?? []), post]);
  }
  return {
    name: given(data.name),
    district: given(data.district),
    tambon: given(data.tambon),
    moo: given(data.moo),
    depositDay: given(data.depositDay),
    unit: BigInt(given(data.unit)),
    smallest: BigInt(given(data.smallest)),
    largest: BigInt(given(data.largest)),
    fee: BigInt(given(data.fee)),
    officer: given(data.officer) || null,
    committee: [...rows].map(([index, posts]) => ({ name: given(data.people[index]), posts })),
  };
}

function given<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the group is not described fully');
  return value;
}

export function holderName(data: OpenGroupData, post: FirstPost): string | undefined {
  const index = data.holders[post];
  return index === null ? undefined : data.people[index];
}
