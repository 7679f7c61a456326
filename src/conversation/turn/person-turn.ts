import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { Session } from '../../ports/stores/sessions-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { dispatch } from '../dispatch/dispatch.ts';
import { silent } from '../dispatch/handled.ts';
import type { Notice } from '../turn-context.ts';
import { contextOf } from './context-of.ts';
import { countMissed } from './count-missed.ts';
import { enqueueAll } from './enqueue-all.ts';
import { keepSession, keepWait, newSession, requestMedia } from './keep.ts';
import { meet } from './meet.ts';
import { menuOf, menuWishes } from './menu-wish.ts';
import { paced } from './paced.ts';
import { recordTurn } from './record-turn.ts';
import { resumeRun } from './resume-run.ts';
import type { TurnDeps } from './turn-deps.ts';
import type { Done } from './turn-result.ts';

/** A person's event: their dialogue, what it stores and what it says, all in the turn's transaction. */
export async function runPersonTurn(
  deps: TurnDeps,
  stores: Writers,
  item: InboxItem,
  userId: string,
): Promise<Done> {
  const now = deps.clock.now();
  const person = (await stores.people.byUserId(userId)) ?? (await meet(deps, stores, userId, now));
  const notices: Notice[] = [];
  const others = new Set<string>();
  const turn = { eventId: item.eventId, now, notices, others };
  const [kept, ctx] = await Promise.all([
    stores.sessions.of(person.personId),
    contextOf(deps, stores, person, turn),
  ]);
  const stored = kept ?? newSession(person.personId);
  if (await wasTakenBack(stores, item, stored)) return { outcome: 'unsent', sends: [] };
  const before = menuOf(ctx);
  const { session, dropped } = resumeRun(deps.registry, stored);
  const pace = paced(ctx, deps.registry, session, item.inbound);
  const handled = pace.handle
    ? await dispatch(ctx, deps.registry, session, item.inbound)
    : silent(session.run, 'too-fast');
  await keepSession(stores, { stored, session, handled, item, pace: pace.pace, now });
  await keepWait(deps.registry, stores, { before: stored.run, handled, item, ctx });
  if (handled.fetch !== undefined && handled.run) {
    await requestMedia(stores, ctx, handled.run, handled.fetch);
  }
  await recordTurn(ctx, session.run, handled);
  await countMissed(ctx, session.run, item.inbound, handled);
  const say = [...dropped, ...pace.say, ...handled.say];
  const toSay = { ctx, item, handled: { ...handled, say }, notices };
  const sends = await enqueueAll(deps, stores, toSay);
  const followed = item.inbound.what.kind === 'followed';
  const menus = await menuWishes(stores, ctx, { before, followed, others });
  return { outcome: handled.outcome, sends, menus };
}

/** A message may come after the word that takes it back; then it is older than what came before it. */
async function wasTakenBack(stores: Writers, item: InboxItem, session: Session): Promise<boolean> {
  const { what, at } = item.inbound;
  if (what.kind === 'unsent' || !('messageId' in what) || at > session.lastEventAt) return false;
  return stores.inbox.takenBack(item.lane, what.messageId);
}
