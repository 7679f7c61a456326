import { RECENT_RUNS_KEPT } from '../../config/limits.ts';
import type { InboxItem } from '../../ports/stores/inbox-store.ts';
import type { Run, Session } from '../../ports/stores/sessions-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { REMINDED, type Handled } from '../dispatch/handled.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';

export const newSession = (personId: string): Session => ({
  personId,
  rev: 0,
  run: null,
  recent: [],
  lastEventAt: 0,
  pace: { minute: 0, count: 0, told: false },
});

/** A sender's clock further ahead of ours than this is not believed: all that follows would be late. */
const CLOCK_AHEAD_MS = 60_000;

/** Events of our own making carry our clock, which says nothing about the order of the sender's. */
const isOurs = ({ inbound }: InboxItem): boolean =>
  ['wait-over', 'media-ready', 'media-failed'].includes(inbound.what.kind);

export async function keepSession(
  stores: Writers,
  turn: {
    stored: Session;
    session: Session;
    handled: Handled;
    item: InboxItem;
    pace: Session['pace'];
    now: number;
  },
): Promise<void> {
  const { stored, session, handled, item, pace, now } = turn;
  const at = isOurs(item) ? 0 : Math.min(item.inbound.at, now + CLOCK_AHEAD_MS);
  await stores.sessions.save({
    ...session,
    rev: stored.rev + 1,
    run: handled.run,
    recent: [...handled.ended.toReversed(), ...session.recent].slice(0, RECENT_RUNS_KEPT),
    lastEventAt: Math.max(stored.lastEventAt, at),
    pace,
  });
}

/** One wait a person, moved on by every answer; it reminds once. */
export async function keepWait(
  registry: Registry,
  stores: Writers,
  turn: { before: Run | null; handled: Handled; item: InboxItem; ctx: TurnContext },
): Promise<void> {
  const { before, handled, item, ctx } = turn;
  const { run } = handled;
  const { personId } = ctx.person;
  if (!run) {
    if (before) await stores.waits.remove(personId);
    return;
  }
  // A word of our own that changed nothing is no answer: the step waits as it did.
  if (isOurs(item) && handled.say.length === 0 && (await waitsAlready(stores, personId, run))) {
    return;
  }
  const wait = registry.flows.get(run.flow)?.wait;
  if (!wait) throw new Error(`no flow ${run.flow}`);
  const reminded = handled.outcome === REMINDED || wait.remindAfterMs === null;
  await stores.waits.put({
    personId,
    runId: run.runId,
    rev: run.rev,
    remindAt: reminded ? null : ctx.now + (wait.remindAfterMs ?? 0),
    endAt: ctx.now + wait.endAfterMs,
  });
}

async function waitsAlready(stores: Writers, personId: string, run: Run): Promise<boolean> {
  const wait = await stores.waits.of(personId);
  return wait?.runId === run.runId && wait.rev === run.rev;
}

/** Has a picture fetched from the platform, outside the transaction, for the step that waits for it. */
export async function requestMedia(
  stores: Writers,
  ctx: TurnContext,
  run: Run,
  messageId: string,
): Promise<void> {
  await stores.mediaRequests.add({
    requestId: ctx.eventId,
    personId: ctx.person.personId,
    runId: run.runId,
    messageId,
    state: 'wanted',
    tries: 0,
    nextAt: ctx.now,
  });
}
