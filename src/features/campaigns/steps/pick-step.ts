import { stepChoice } from '../../../conversation/choices.ts';
import type { Move, Step } from '../../../conversation/flow/flow.ts';
import type { Input } from '../../../conversation/flow/input.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import type { CardData, Choice, Value, View } from '../../../conversation/view.ts';
import { normaliseName } from '../../../domain/names/normalise-name.ts';
import type { Draft } from '../draft.ts';
import { ROWS_PER_PAGE } from '../limits.ts';
import { hint, LEAVE, plain } from './answers.ts';
import { onward } from './onward.ts';

export interface Item {
  id: string;
  title: Value;
  detail: Value;
  /** Exactly these, typed in any case, mean the item. */
  codes: readonly string[];
  /** A part of it, typed, means the item when it is of no other; '' for none. */
  name: string;
}

interface PickParts {
  /** Locale key above the list. */
  title: string;
  next: string;
  items(ctx: TurnContext, data: Draft): Promise<Item[]>;
  picked(data: Draft): readonly string[];
  pick(data: Draft, ids: string[]): Draft;
}

const DONE = /^(?:เสร็จ|พอแล้ว|ครบแล้ว|ต่อไป|ตกลง|done|next|ok)/;
const MORE = /^(?:ดูต่อ|หน้าต่อไป|หน้าถัดไป|more)$/;
const FEWER = /^(?:หน้าก่อน|previous)$/;

type Meant =
  | { kind: 'done' | 'more' | 'fewer' | 'nothing' | 'several' }
  | { kind: 'items'; ids: readonly string[] };

/** Several of a list, page by page, by button, number, code or a part of the name. */
export function pickStep(parts: PickParts): Step<Draft> {
  return {
    freeText: true,
    async ask(ctx, data) {
      return [listView(parts, await parts.items(ctx, data), data)];
    },
    async accept(ctx, data, input, run): Promise<Move<Draft>> {
      const items = await parts.items(ctx, data);
      const picked = parts.picked(data).filter((id) => items.some((item) => item.id === id));
      const meant = meaning(input, items);
      switch (meant.kind) {
        case 'done':
          if (picked.length === 0) return { kind: 'retry', say: [hint('pick.none', run)] };
          return onward(ctx, parts.pick(data, picked), parts.next);
        case 'more':
        case 'fewer': {
          const page = turned(data.page, meant.kind, items.length);
          return { kind: 'to', step: stepOf(data), data: { ...data, page } };
        }
        case 'items':
          return {
            kind: 'to',
            step: stepOf(data),
            data: parts.pick(data, toggled(picked, meant.ids)),
          };
        default:
          return { kind: 'retry', say: [hint(`pick.${meant.kind}`, run)] };
      }
    },
  };
}

/** The step is named like the kind of scope it fills. */
const stepOf = ({ scope }: Draft): string => scope.kind;

const pagesOf = (count: number): number => Math.max(1, Math.ceil(count / ROWS_PER_PAGE));

const turned = (page: number, way: 'more' | 'fewer', count: number): number =>
  Math.min(pagesOf(count) - 1, Math.max(0, page + (way === 'more' ? 1 : -1)));

/** One item changes sides; several typed at once are all added. */
function toggled(picked: readonly string[], ids: readonly string[]): string[] {
  const [only, ...others] = ids;
  if (only !== undefined && others.length === 0 && picked.includes(only)) {
    return picked.filter((id) => id !== only);
  }
  return [...new Set([...picked, ...ids])];
}

function meaning(input: Input, items: readonly Item[]): Meant {
  if (input.kind === 'choice') return fromButton(input.value, items);
  if (input.kind !== 'text') return { kind: 'nothing' };
  const text = plain(input.text);
  if (DONE.test(text)) return { kind: 'done' };
  if (MORE.test(text)) return { kind: 'more' };
  if (FEWER.test(text)) return { kind: 'fewer' };
  const codes = text.split(/[\s,]+/);
  const byCode = items.filter((item) => item.codes.some((code) => codes.includes(code)));
  if (byCode.length > 0) return { kind: 'items', ids: byCode.map(({ id }) => id) };
  const number = /^(?:เลือก |เอาออก |choose |remove )?(\d{1,3})$/.exec(text)?.[1];
  const numbered = items[Number(number) - 1];
  if (numbered) return { kind: 'items', ids: [numbered.id] };
  return byName(text, items);
}

function byName(text: string, items: readonly Item[]): Meant {
  const wanted = normaliseName(text).toLowerCase();
  if (wanted.length < 2) return { kind: 'nothing' };
  const named = items.filter(({ name }) => normaliseName(name).toLowerCase().includes(wanted));
  const exact = named.filter(({ name }) => normaliseName(name).toLowerCase() === wanted);
  const [found, another] = exact.length > 0 ? exact : named;
  if (!found) return { kind: 'nothing' };
  return another ? { kind: 'several' } : { kind: 'items', ids: [found.id] };
}

function fromButton(value: string, items: readonly Item[]): Meant {
  if (value === 'done' || value === 'more' || value === 'fewer') return { kind: value };
  const item = items.find(({ id }) => `item:${id}` === value);
  return item ? { kind: 'items', ids: [item.id] } : { kind: 'nothing' };
}

function listView(parts: PickParts, items: readonly Item[], data: Draft): View {
  const picked = new Set(parts.picked(data));
  const page = Math.min(data.page, pagesOf(items.length) - 1);
  const from = page * ROWS_PER_PAGE;
  const rows: CardData[] = items.slice(from, from + ROWS_PER_PAGE).map((item, index) => {
    const number = from + index + 1;
    const isPicked = picked.has(item.id);
    return {
      title: {
        t: isPicked ? 'campaigns.pick.picked' : 'campaigns.pick.open',
        params: { number, name: item.title },
      },
      detail: item.detail,
      choice: stepChoice(
        isPicked ? 'campaigns.pick.remove' : 'campaigns.pick.add',
        `item:${item.id}`,
        {
          number,
        },
      ),
    };
  });
  const params = { page: page + 1, pages: pagesOf(items.length), picked: picked.size };
  const choices: Choice[] = [
    ...(picked.size > 0 ? [stepChoice('campaigns.pick.done', 'done', { count: picked.size })] : []),
    ...(page + 1 < pagesOf(items.length) ? [stepChoice('campaigns.pick.more', 'more')] : []),
    ...(page > 0 ? [stepChoice('campaigns.pick.fewer', 'fewer')] : []),
    ...LEAVE,
  ];
  const title = { t: parts.title };
  return {
    kind: 'card',
    template: 'list',
    data: { title, detail: { t: 'campaigns.pick.where', params }, rows },
    alt: title,
    choices,
  };
}
