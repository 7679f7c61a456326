import { asciiDigits } from '../../domain/ascii-digits.ts';
import { MENU } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Params, View } from '../../conversation/view.ts';
import { headDigits } from '../../domain/ledger/head-digits.ts';
import { may } from '../../domain/roles/permissions.ts';
import type { Group } from '../../ports/stores/groups-store.ts';

/** `ตรวจบัญชี`, and with the number of an entry `ตรวจบัญชี 4123`. */
const TYPED =
  /^\s*(?:ขอ)?(?:ตรวจ|เทียบ)บัญชี(?:\s*(?:รายการ)?(?:ที่)?\s*(\d{1,9}))?\s*$|^\s*check (?:the )?books(?: (?:entry )?(\d{1,9}))?\s*$/i;

export const isWitness = ({ actor }: TurnContext): boolean =>
  actor.memberships.some(({ posts }) => posts.length > 0);

export async function digitsShortcut(ctx: TurnContext, text: string): Promise<Outcome | undefined> {
  const typed = TYPED.exec(plainDigits(text));
  if (!typed || !isWitness(ctx)) return undefined;
  const entry = typed[1] ?? typed[2];
  return entry === undefined ? showDigits(ctx) : digitsAt(ctx, Number(entry));
}

/** Thai digits as ours; a thousand may be typed as `1,000`. */
const plainDigits = (text: string): string =>
  asciiDigits(text.normalize('NFKC')).replace(/(?<=\d),(?=\d{3})/g, '');

/** The books of each group whose committee they are on, as they stand now. */
export async function showDigits(ctx: TurnContext): Promise<Outcome> {
  const groups = await witnessed(ctx);
  if (groups.length === 0) return { say: [{ kind: 'text', key: 'witness.not_yours' }] };
  const lines: Line[] = [];
  for (const group of groups) {
    const head = await ctx.stores.ledger.head(group.groupId);
    if (head) lines.push(lineOf(group, head.seq, headDigits(head.hash)));
  }
  return { say: [withHowTo(lines)] };
}

/** As they stood at one entry; unchanged books give what a phone showed then. */
async function digitsAt(ctx: TurnContext, seq: number): Promise<Outcome> {
  const lines: Line[] = [];
  for (const group of await witnessed(ctx)) lines.push(await lineAt(ctx, group, seq));
  return { say: [withHowTo(lines)] };
}

/** The button beneath the day's totals. @param ref `<group>/<seq>` */
export async function compareDigits(ctx: TurnContext, ref: string): Promise<Outcome> {
  const [groupId = '', seq = ''] = ref.split('/');
  const group = (await witnessed(ctx)).find((own) => own.groupId === groupId);
  if (!group || !/^\d{1,9}$/.test(seq))
    return { say: [{ kind: 'text', key: 'witness.not_yours' }] };
  return { say: [withHowTo([await lineAt(ctx, group, Number(seq))])] };
}

async function witnessed(ctx: TurnContext): Promise<Group[]> {
  const groups: Group[] = [];
  for (const groupId of new Set(ctx.actor.memberships.map((own) => own.groupId))) {
    const group = await ctx.stores.groups.byId(groupId);
    if (group && may(ctx.actor, 'ledger.witness', group)) groups.push(group);
  }
  return groups;
}

type Line = { t: string; params: Params };

const lineOf = (group: Group, entry: number, digits: string): Line => ({
  t: 'witness.line',
  params: { group: group.name, entry: String(entry), digits },
});

async function lineAt(ctx: TurnContext, group: Group, seq: number): Promise<Line> {
  const { ledger } = ctx.stores;
  const last = (await ledger.head(group.groupId))?.seq ?? 0;
  const entry = await ledger.entry(group.groupId, seq);
  if (entry) return lineOf(group, seq, headDigits(entry.hash));
  return {
    t: 'witness.no_entry',
    params: { group: group.name, entry: String(seq), last: String(last) },
  };
}

const withHowTo = (lines: readonly Line[]): View => ({
  kind: 'text',
  key: 'witness.digits',
  params: { lines: { lines } },
  choices: [MENU],
});
