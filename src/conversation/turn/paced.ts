import { MINUTE_MS } from '../../domain/durations.ts';
import type { Inbound } from '../../ports/inbound.ts';
import type { Session } from '../../ports/stores/sessions-store.ts';
import { openButton } from '../dispatch/open-button.ts';
import type { Intent } from '../interpreter/reading.ts';
import type { Registry } from '../registry.ts';
import type { TurnContext } from '../turn-context.ts';
import type { View } from '../view.ts';

/** Questions about one's own data are never metered (design §6). */
const OWN_DATA: ReadonlySet<Intent> = new Set<Intent>([
  'balance',
  'history',
  'arrears',
  'receipt',
  'deposit-day',
  'privacy',
]);

/** Buttons that ask what these intents ask. */
const OWN_DATA_VERBS: ReadonlySet<string> = new Set([...OWN_DATA, 'last-receipt']);

interface Paced {
  pace: Session['pace'];
  /** False: the event is not handled, the person is (or was) asked to slow down. */
  handle: boolean;
  say: readonly View[];
}

/** Holds a person to so many commands a minute; told once a minute, then silence. */
export function paced(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  inbound: Inbound,
): Paced {
  const max = ctx.limits.commandsPerMinute;
  if (max === 0 || !metered(ctx, registry, session, inbound)) {
    return { pace: session.pace, handle: true, say: [] };
  }
  const minute = Math.floor(ctx.now / MINUTE_MS);
  const same = session.pace.minute === minute;
  const count = same ? session.pace.count + 1 : 1;
  const told = same && session.pace.told;
  if (count <= max) return { pace: { minute, count, told }, handle: true, say: [] };
  const say: View[] = told ? [] : [{ kind: 'text', key: 'conversation.too_fast' }];
  return { pace: { minute, count, told: true }, handle: false, say };
}

function metered(
  ctx: TurnContext,
  registry: Registry,
  session: Session,
  { what }: Inbound,
): boolean {
  if (what.kind !== 'text' && what.kind !== 'press') return false;
  if (session.run && registry.flows.get(session.run.flow)?.unmetered) return false;
  if (ctx.actor.memberships.some(({ posts }) => posts.includes('treasurer'))) return false;
  if (what.kind === 'press') return !asksOwnData(ctx, what.token);
  return !OWN_DATA.has(ctx.interpreter.read(what.text, { today: ctx.today }).intent);
}

function asksOwnData(ctx: TurnContext, token: string): boolean {
  const button = openButton(ctx, token);
  return button?.kind === 'verb' && OWN_DATA_VERBS.has(button.verb);
}
