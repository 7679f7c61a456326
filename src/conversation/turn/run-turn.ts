import { dateAt } from '../../domain/bangkok-time.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { OutboxItem } from '../../ports/stores/outbox-store.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { dispatch } from '../dispatch/dispatch.ts';
import { silent } from '../dispatch/handled.ts';
import type { Notice, TurnContext } from '../turn-context.ts';
import { runChatTurn } from './chat-turn.ts';
import { keepSession, keepWait, newSession, recordTurn, requestMedia } from './keep.ts';
import { loadActor } from './load-actor.ts';
import { paced } from './paced.ts';
import { resumeRun } from './resume-run.ts';
import type { TurnDeps } from './turn-deps.ts';
import { enqueueAll } from './enqueue-all.ts';

export type TurnResult =
  | { kind: 'idle' }
  /** One event was handled and committed; `sends` are leased to the caller. */
  | { kind: 'done'; eventId: string; outcome: string; sends: readonly OutboxItem[] };

/**
 * Handles the next waiting event of a lane in one transaction: inbox result, session, money,
 * waits, audit and outbox together, or nothing (reliability.md D6). Sending comes after.
 */
export async function runTurn(deps: TurnDeps, lane: string): Promise<TurnResult> {
  deps.at('turn:claimed');
  const result = await deps.uow.transact(async (stores): Promise<TurnResult> => {
    const item = await stores.inbox.next(lane);
    if (!item) return { kind: 'idle' };
    const { what } = item.inbound;
    if (what.kind === 'unsent') await stores.inbox.forget(lane, what.messageId);
    const done =
      item.inbound.source.kind === 'chat'
        ? await runChatTurn(deps, stores, item)
        : await runPersonTurn(deps, stores, item, item.inbound.source.userId);
    await stores.inbox.done(item.eventId, done.outcome);
    deps.at('turn:inside');
    return { kind: 'done', eventId: item.eventId, ...done };
  });
  if (result.kind === 'done') deps.at('turn:committed');
  return result;
}

type Done = Omit<Extract<TurnResult, { kind: 'done' }>, 'kind' | 'eventId'>;

async function runPersonTurn(
  deps: TurnDeps,
  stores: Writers,
  item: InboxItem,
  userId: string,
): Promise<Done> {
  const now = deps.clock.now();
  const person = (await stores.people.byUserId(userId)) ?? (await meet(deps, stores, userId, now));
  const stored = (await stores.sessions.of(person.personId)) ?? newSession(person.personId);
  const notices: Notice[] = [];
  const ctx = await contextOf(deps, stores, person, item, now, notices);
  const { session, dropped } = resumeRun(deps.registry, stored);
  const pace = paced(ctx, deps.registry, session, item.inbound);
  const handled = pace.handle
    ? await dispatch(ctx, deps.registry, session, item.inbound)
    : silent(session.run, 'too-fast');
  await keepSession(stores, { stored, session, handled, item, pace: pace.pace });
  await keepWait(deps.registry, stores, { before: stored.run, run: handled.run, item, ctx });
  if (handled.fetch !== undefined && handled.run) {
    await requestMedia(stores, ctx, handled.run, handled.fetch);
  }
  await recordTurn(stores, ctx, session.run, handled);
  const say = [...dropped, ...pace.say, ...handled.say];
  const sends = await enqueueAll(deps, stores, ctx, item, { ...handled, say }, notices);
  return { outcome: handled.outcome, sends };
}

async function meet(deps: TurnDeps, stores: Writers, userId: string, now: number): Promise<Person> {
  const person: Person = {
    personId: deps.ids.id(),
    userId,
    lang: 'th',
    state: 'following',
    wantsNews: true,
    largeType: false,
    consentVersion: 0,
    createdAt: now,
  };
  await stores.people.add(person);
  return person;
}

async function contextOf(
  deps: TurnDeps,
  stores: Writers,
  person: Person,
  item: InboxItem,
  now: number,
  notices: Notice[],
): Promise<TurnContext> {
  const ctx: TurnContext = {
    now,
    today: dateAt(now),
    person,
    actor: await loadActor(stores, person.personId),
    eventId: item.eventId,
    stores,
    ids: deps.ids,
    sealer: deps.sealer,
    interpreter: deps.interpreter,
    limits: deps.limits,
    words: (key, params) => deps.translator.text(key, ctx.person.lang, params),
    tell: (notice) => void notices.push(notice),
    refreshActor: async () => {
      ctx.person = (await stores.people.byId(person.personId)) ?? ctx.person;
      ctx.actor = await loadActor(stores, person.personId);
    },
  };
  return ctx;
}
