import { MENU, verbChoice } from '../../conversation/choices.ts';
import type { Outcome } from '../../conversation/feature.ts';
import { ownGroups } from '../../conversation/own-groups.ts';
import type { TurnContext } from '../../conversation/turn-context.ts';
import type { CardData, Choice, View } from '../../conversation/view.ts';
import { ownEndable } from './endable.ts';
import { readingRow } from './proxy.view.ts';

/** How somebody comes to read for another. */
export const howToRead = (choices: readonly Choice[] = [MENU]): View => ({
  kind: 'text',
  key: 'proxy.list.how',
  choices,
});

/** Who reads for the person, whom they read for, and the buttons that begin and end it. */
export async function showOverview(ctx: TurnContext): Promise<Outcome> {
  const endables = await ownEndable(ctx);
  const rows: CardData[] = endables.map((one) => ({
    ...readingRow(one),
    choice: verbChoice('proxy.end.button', 'proxy.end', one.proxy.proxyId),
  }));
  for (const group of await ownGroups(ctx, 'proxy.offer-own')) {
    const { groupId, name } = group;
    const isRead = endables.some((one) => one.by === 'member' && one.group.groupId === groupId);
    const own = ctx.actor.memberships.find((one) => one.groupId === groupId);
    if (isRead || !own) continue;
    rows.push({
      title: { t: 'proxy.list.nobody' },
      detail: name,
      choice: verbChoice('proxy.offer.button', 'proxy.offer', own.memberId),
    });
  }
  const speaksFor = (await ownGroups(ctx, 'proxy.offer-for')).length > 0;
  const forOther = speaksFor ? [verbChoice('proxy.offer.for_button', 'proxy.offer-for')] : [];
  const choices = [...forOther, MENU];
  if (rows.length === 0) return { say: [howToRead(choices)] };
  const title = { t: 'proxy.list.title' };
  const data = { title, detail: { t: 'proxy.list.detail' }, rows };
  return { say: [{ kind: 'card', template: 'list', data, alt: title, choices }] };
}
