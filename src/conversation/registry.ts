import type { Happening } from '../ports/inbound.ts';
import type { ApprovalKind } from './approvals/approval-kind.ts';
import type {
  ChatHandler,
  Feature,
  HappeningHandler,
  IntentHandler,
  MenuEntry,
  Shortcut,
  VerbHandler,
} from './feature.ts';
import type { Flow } from './flow/flow.ts';
import type { Intent } from './interpreter/reading.ts';
import type { Job } from './job.ts';

/** Everything the features brought, looked up by name. */
export interface Registry {
  flows: ReadonlyMap<string, Flow>;
  verbs: ReadonlyMap<string, VerbHandler>;
  intents: ReadonlyMap<Intent, IntentHandler>;
  shortcuts: readonly Shortcut[];
  anywhere: readonly Shortcut[];
  happenings: ReadonlyMap<Happening['kind'], readonly HappeningHandler[]>;
  menu: readonly MenuEntry[];
  /** Entries of the rich menus, below `menus.` in the locales: a tap types `says`, `label` is drawn. */
  taps: readonly string[];
  chat: readonly ChatHandler[];
  jobs: ReadonlyMap<string, Job>;
  /** Everything that takes two people. */
  approvals: ReadonlyMap<string, ApprovalKind>;
  fallback: NonNullable<Feature['fallback']>;
}

function only<K, V>(kind: string, pairs: readonly (readonly [K, V])[]): ReadonlyMap<K, V> {
  const map = new Map<K, V>();
  for (const [key, value] of pairs) {
    if (map.has(key)) throw new Error(`two features claim the ${kind} ${String(key)}`);
    map.set(key, value);
  }
  return map;
}

function happeningsOf(features: readonly Feature[]): Registry['happenings'] {
  const map = new Map<Happening['kind'], HappeningHandler[]>();
  for (const feature of features) {
    for (const [kind, handler] of Object.entries(feature.happenings ?? {})) {
      const key = kind as Happening['kind'];
      map.set(key, [...(map.get(key) ?? []), handler]);
    }
  }
  return map;
}

/**
 * @param taps entries of the rich menus
 * @throws when two features claim the same name, or none or several answer what nobody understood.
 */
export function buildRegistry(
  features: readonly Feature[],
  taps: readonly string[] = [],
): Registry {
  const fallbacks = features.flatMap((feature) => feature.fallback ?? []);
  const [fallback] = fallbacks;
  if (!fallback || fallbacks.length > 1)
    throw new Error('exactly one feature must have a fallback');
  return {
    flows: only(
      'flow',
      features.flatMap((f) => (f.flows ?? []).map((flow) => [flow.name, flow] as const)),
    ),
    verbs: only(
      'verb',
      features.flatMap((f) => Object.entries(f.verbs ?? {})),
    ),
    intents: only(
      'intent',
      features.flatMap((f) => Object.entries(f.intents ?? {}) as [Intent, IntentHandler][]),
    ),
    shortcuts: features.flatMap((feature) => feature.shortcuts ?? []),
    anywhere: features.flatMap((feature) => feature.anywhere ?? []),
    happenings: happeningsOf(features),
    menu: features.flatMap((feature) => feature.menu ?? []).toSorted((a, b) => a.order - b.order),
    taps,
    chat: features.flatMap((feature) => feature.chat ?? []),
    jobs: only(
      'job',
      features.flatMap((f) => (f.jobs ?? []).map((job) => [job.name, job] as const)),
    ),
    approvals: only(
      'approval',
      features.flatMap((f) => (f.approvals ?? []).map((kind) => [kind.name, kind] as const)),
    ),
    fallback,
  };
}
