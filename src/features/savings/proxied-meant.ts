import type { TurnContext } from '../../conversation/turn-context.ts';
import { nameMatcher } from '../../domain/names/name-matches.ts';
import { readable, type Readable } from './readable.ts';
import type { WhoSaid } from './quick-entry.ts';

/** The one of those whom the person reads for that a number or a name means; undefined for none or several. */
export async function proxiedMeant(ctx: TurnContext, who: WhoSaid): Promise<Readable | undefined> {
  const fits: Readable[] = [];
  for (const one of await readable(ctx)) {
    const member = one.whose === 'proxied' && (await ctx.stores.members.byId(one.memberId));
    if (!member) continue;
    const isMeant =
      who.kind === 'number'
        ? Number(member.memberNo) === Number(who.memberNo)
        : nameMatcher(who.name)(member.name) > 0;
    if (isMeant) fits.push(one);
  }
  const [only, ...others] = fits;
  return others.length === 0 ? only : undefined;
}
