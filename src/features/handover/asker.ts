import { loadActor } from '../../conversation/turn/load-actor.ts';
import type { Formatted } from '../../conversation/view.ts';
import type { Handover } from '../../ports/stores/handovers-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { findAnswerers, type Answerer } from './find-answerers.ts';

/** Who may answer a talk right now; whoever took it only, once it is taken. */
export async function answerersNow(
  stores: Readers,
  { askerId, groupId, answererId }: Handover,
): Promise<readonly Answerer[]> {
  const all = await findAnswerers(stores, await loadActor(stores, askerId), groupId);
  return answererId === null ? all : all.filter(({ personId }) => personId === answererId);
}

/** Whoever asks as the other side sees them: a member with number and group, an officer with post. */
export async function askerLabel(
  stores: Readers,
  askerId: string,
  groupId: string | null,
): Promise<Formatted> {
  const { memberships, offices } = await loadActor(stores, askerId);
  const own = memberships.find((one) => one.groupId === groupId);
  const member = own && (await stores.members.byId(own.memberId));
  const group = own && (await stores.groups.byId(own.groupId));
  if (member && group) {
    const { memberNo: no, name } = member;
    return { t: 'handover.member', params: { name, no, group: group.name } };
  }
  const [held] = offices;
  const office = held && (await stores.offices.byId(held.officeId));
  if (!office) return { t: 'handover.somebody' };
  return {
    t: 'handover.person',
    params: { post: { t: `roles.${office.office}` }, name: office.name },
  };
}
