import { LostRaceError } from '../../ports/records/errors.ts';
import type { Proxy, ProxyEnd } from '../../ports/stores/proxies-store.ts';
import { noteAudit } from '../note-audit.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';

/** Nobody reads for this member any more; both hear it but for whoever ended it, and the dead. */
export async function endProxy(ctx: TurnContext, proxy: Proxy, by: ProxyEnd): Promise<void> {
  const { groupId, memberId, proxyId, readerId, readerName } = proxy;
  if (!(await ctx.stores.proxies.end(proxyId, { by, at: ctx.now }))) throw new LostRaceError();
  await noteAudit(ctx, { verb: `proxy.end.${by}`, groupId, ref: memberId });
  ctx.rightsChanged(readerId);
  const member = await ctx.stores.members.byId(memberId);
  const tell = (personId: string | null | undefined, key: string, name: string): void => {
    if (!personId || personId === ctx.person.personId) return;
    const view: View = { kind: 'text', key, params: { name } };
    const to = { kind: 'person', personId } as const;
    ctx.tell({ to, views: [view], category: 'notice', ref: `proxy/${proxyId}` });
  };
  tell(readerId, 'proxy.told.reader_ended', member?.name ?? '');
  if (by !== 'left') tell(member?.personId, 'proxy.told.member_ended', readerName);
}

/** With the member's own account, or their membership, the reading ends. */
export async function endProxyOfMember(
  ctx: TurnContext,
  memberId: string,
  by: ProxyEnd,
): Promise<void> {
  const proxy = await ctx.stores.proxies.ofMember(memberId);
  if (proxy) await endProxy(ctx, proxy, by);
}

/** A phone that was untied, perhaps because it was lost, reads for nobody either. */
export async function endProxiesOfReader(ctx: TurnContext, readerId: string): Promise<void> {
  for (const proxy of await ctx.stores.proxies.ofReader(readerId)) {
    await endProxy(ctx, proxy, 'unlinked');
  }
}
