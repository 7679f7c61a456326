import { noteAudit } from '../../conversation/note-audit.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { Value, View } from '../../conversation/view.ts';
import type { Membership } from '../../domain/roles/actor.ts';
import { may } from '../../domain/roles/permissions.ts';

/** Their own savings, or those of somebody whom they read for (ลูกหลานดูแทน). */
export type Whose = 'own' | 'proxied';

export interface Readable extends Pick<Membership, 'groupId' | 'memberId'> {
  whose: Whose;
}

/** All whose savings the person who asks may be shown, their own first. Nobody else is reachable from here. */
export async function readable(ctx: TurnContext): Promise<Readable[]> {
  const own = ctx.actor.memberships.map(({ groupId, memberId }) => ({ groupId, memberId }));
  const found: Readable[] = own.map((one) => ({ ...one, whose: 'own' }));
  for (const { groupId, memberId } of ctx.actor.readsFor) {
    const group = await ctx.stores.groups.byId(groupId);
    if (!may(ctx.actor, 'balance.read-proxied', group)) continue;
    found.push({ groupId, memberId, whose: 'proxied' });
  }
  return found;
}

/** That somebody else's were looked at is kept, for them to see. */
export async function noteLook(
  ctx: TurnContext,
  { groupId, memberId, whose }: Readable,
): Promise<void> {
  if (whose === 'own') return;
  await noteAudit(ctx, { verb: 'balance.read-proxied', groupId, ref: memberId });
}

/** Whose account it is, before anything else is said of it. */
export const proxiedTitle = (name: string, title: Value): { t: string; params: Params } => ({
  t: 'savings.proxied.title',
  params: { name, title },
});
type Params = Readonly<Record<string, Value>>;

/** The same words for a card that is read aloud. */
export function ofProxied(view: View, name: string): View {
  if (view.kind !== 'card') return view;
  const { alt, data } = view;
  const title = typeof data['title'] === 'object' && 't' in data['title'] ? data['title'] : '';
  return {
    ...view,
    data: { ...data, title: proxiedTitle(name, title as Value) },
    alt: proxiedTitle(name, alt),
  };
}
