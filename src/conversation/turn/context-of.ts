import { dateAt } from '../../domain/bangkok-time.ts';
import type { Person } from '../../ports/stores/people-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import type { Notice, TurnContext } from '../turn-context.ts';
import { loadActor } from './load-actor.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Who is speaking and all that a step may use, in the turn's transaction. */
export async function contextOf(
  deps: TurnDeps,
  stores: Writers,
  person: Person,
  turn: { eventId: string; now: number; notices: Notice[]; others: Set<string> },
): Promise<TurnContext> {
  const { eventId, now, notices, others } = turn;
  const ctx: TurnContext = {
    now,
    today: dateAt(now),
    person,
    actor: await loadActor(stores, person.personId),
    eventId,
    stores,
    ids: deps.ids,
    sealer: deps.sealer,
    interpreter: deps.interpreter,
    limits: deps.limits,
    languages: deps.translator.languages(),
    words: (key, params) => deps.translator.text(key, ctx.person.lang, params),
    tell: (notice) => void notices.push(notice),
    rightsChanged: (personId) => void others.add(personId),
    refreshActor: async () => {
      ctx.person = (await stores.people.byId(person.personId)) ?? ctx.person;
      ctx.actor = await loadActor(stores, person.personId);
    },
  };
  return ctx;
}
