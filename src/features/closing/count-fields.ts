import { saidNo } from '../../conversation/said.ts';
import type { Field, Fields, Taken } from '../../conversation/flow/form.ts';
import type { Input } from '../../conversation/flow/input.ts';
import { groupList, readGroup } from '../../conversation/group-list.view.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import { asciiDigits } from '../../domain/ascii-digits.ts';
import { isCount, KINDS, PIECES_MAX, type Kind } from '../../domain/cash/pieces.ts';
import { readPieces } from '../../domain/cash/read-pieces.ts';
import { piecesOf, uncounted, type CountData } from './count-data.ts';
import { askKind, REST } from './count.view.ts';

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d{1,9})\s*(?:ใบ|เหรียญ|อัน|ฉบับ|notes?|coins?|pieces?)?$/iu;

export const stepOf = (kind: Kind): string => `kind-${kind}`;

const group: Field<CountData> = {
  hint: 'closing.group_hint',
  missing: (data) => data.groupId === null,
  ask: async (ctx) => groupList('closing.count.which_group', await ownGroups(ctx, 'cash.count')),
  async take(ctx, data, input) {
    const chosen = readGroup(input, await ownGroups(ctx, 'cash.count'));
    if (!chosen) return { kind: 'unreadable' };
    return { kind: 'taken', data: await asOfNow(ctx, { ...data, groupId: chosen.groupId }) };
  },
};

const countField = (kind: Kind): Field<CountData> => ({
  hint: 'closing.count.number_hint',
  missing: (data) => piecesOf(data)[kind] === undefined,
  ask: (_ctx, data) => askKind(kind, data),
  async take(ctx, data, input) {
    const taken = readCounted(ctx, kind, data, input);
    return taken.kind === 'taken' ? { kind: 'taken', data: await asOfNow(ctx, taken.data) } : taken;
  },
});

/** What the treasurer is asked, in order: the largest note first. */
export const countFields: Fields<CountData> = {
  group,
  ...Object.fromEntries(KINDS.map((kind) => [stepOf(kind), countField(kind)])),
};

/** Notes which entry the summary will be as of. */
export async function asOfNow(ctx: TurnContext, data: CountData): Promise<CountData> {
  const head = await ctx.stores.ledger.head(data.groupId ?? '');
  return { ...data, seq: head?.seq ?? null };
}

function readCounted(
  ctx: TurnContext,
  kind: Kind,
  data: CountData,
  input: Input,
): Taken<CountData> {
  const withCounts = (counts: Iterable<readonly [Kind, number]>): Taken<CountData> => ({
    kind: 'taken',
    data: { ...data, pieces: { ...data.pieces, ...Object.fromEntries(counts) } },
  });
  if (input.kind === 'choice' && input.value === REST) {
    return withCounts(uncounted(data).map((one) => [one, 0] as const));
  }
  if (input.kind === 'choice') return withCounts([[kind, Number(input.value)]]);
  if (input.kind !== 'text') return { kind: 'unreadable' };
  const line = readPieces(input.text);
  if (line.kind === 'pieces') return { kind: 'taken', data: { ...data, pieces: line.pieces } };
  if (line.kind === 'refused') {
    return {
      kind: 'refused',
      key: `closing.count.line.${line.reason}`,
      params: { part: line.part },
    };
  }
  const count = saidNo(input) ? 0 : numberIn(ctx, input.text);
  if (count === undefined) return { kind: 'unreadable' };
  if (isCount(count)) return withCounts([[kind, count]]);
  return { kind: 'refused', key: 'closing.count.too_many', params: { max: PIECES_MAX } };
}

/** In digits, or a small number in words; สิบสี่ครึ่ง is none. */
function numberIn({ interpreter }: TurnContext, text: string): number | undefined {
  const bare = asciiDigits(text.trim());
  const digits = NUMBER.exec(bare)?.[1];
  if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  if (/\d/.test(bare)) return undefined;
  return interpreter.amount(bare).kind === 'refused' ? undefined : interpreter.count(bare);
}
