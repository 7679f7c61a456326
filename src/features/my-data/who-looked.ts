import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value } from '../../conversation/view.ts';
import { dateAt } from '../../domain/bangkok-time.ts';
import { nameParty } from '../../conversation/approvals/name-party.ts';

/** What reading somebody else's savings is written down as. */
const READS: ReadonlySet<string> = new Set([
  'balance.read-any',
  'statement.read',
  'receipt.read-any',
  'balance.read-proxied',
]);
const READ_MAX = 200;
const LINES_MAX = 20;
const DAY_KEY_SEPARATOR = '/';

/** Who has looked at the person's savings, by post, name and day; the same person once a day. */
export async function showWhoLooked(ctx: TurnContext): Promise<Outcome> {
  const lines: Value[] = [];
  const seen = new Set<string>();
  for (const { groupId, memberId } of ctx.actor.memberships) {
    const readers = await readersOf(ctx, memberId);
    for (const record of await ctx.stores.audit.about(memberId, READ_MAX)) {
      const isRead = READS.has(record.verb) && record.outcome === 'done';
      if (!isRead || record.actor === ctx.person.personId) continue;
      const day = dateAt(record.at);
      const key = [memberId, record.actor, day].join(DAY_KEY_SEPARATOR);
      if (seen.has(key) || lines.length === LINES_MAX) continue;
      seen.add(key);
      const who =
        readers.get(record.actor) ??
        (await nameParty(ctx.stores, { personId: record.actor, memberId: null }, groupId));
      lines.push({ t: 'my-data.looked', params: { who, day: { date: day } } });
    }
  }
  const choices = [verbChoice('my-data.button', 'my-data'), MENU];
  if (lines.length === 0) return { say: [{ kind: 'text', key: 'my-data.nobody_looked', choices }] };
  const params = { lines: { lines } };
  return { say: [{ kind: 'text', key: 'my-data.who_looked', params, choices }] };
}

/** Who reads, or has read, for a member, by the name that the member knows. */
async function readersOf(ctx: TurnContext, memberId: string): Promise<ReadonlyMap<string, Value>> {
  const proxies = await ctx.stores.proxies.everOf(memberId, LINES_MAX);
  return new Map(
    proxies.map(({ readerId, readerName: name }) => [
      readerId,
      { t: 'my-data.reader', params: { name } },
    ]),
  );
}
