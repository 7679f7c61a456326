import type { Core } from '../src/composition/core.ts';
import type { HeldItem, HeldKind } from '../src/composition/keep/held-items.ts';
import { HELD_KINDS } from '../src/composition/keep/held-items.ts';
import { openForWriting } from './lib/open-for-writing.ts';
import { print, recordLine } from './lib/print.ts';
import { readConfig } from './lib/read-config.ts';
import { CannotDo, runCommand, WrongUsage, type ExitCode } from './lib/run-command.ts';

const USAGE = `npm run --silent outbox -- list [--kind KIND]
Shows what a restore held back, a line each: it was unsent when the backup was made, and may have
been sent or done since. Messages expire by themselves if released too late.
npm run outbox -- release ID… | --all [--kind KIND]
Lets it go: the bot sends messages, handles events, carries announcements and reminders on.
npm run outbox -- drop ID… | --all [--kind KIND]
Gives it up for good: nobody gets it.
  --kind  ${HELD_KINDS.join(', ')}
An embedded store is written by one process: stop the bot to release or drop. With MongoDB it may run.
`;

const VERBS = ['list', 'release', 'drop'] as const;
type Verb = (typeof VERBS)[number];

await runCommand({
  name: 'outbox',
  usage: USAGE,
  options: { kind: { type: 'string' }, all: { type: 'boolean', default: false } },
  takesWords: true,
  async run({ kind: kindText, all }, [verbText, ...ids]) {
    const verb = VERBS.find((one) => one === verbText);
    if (!verb) throw new WrongUsage(`expects ${VERBS.join(', ')}`);
    const kind = readKind(kindText);
    if (verb === 'list' && (all || ids.length > 0)) throw new WrongUsage('list takes only --kind');
    if (verb !== 'list' && ids.length > 0 === all) {
      throw new WrongUsage(`${verb} expects ids, or --all`);
    }
    return act(verb, kind, ids);
  },
});

function readKind(text: string | undefined): HeldKind | undefined {
  if (text === undefined) return undefined;
  const kind = HELD_KINDS.find((one) => one === text);
  if (kind) return kind;
  throw new WrongUsage(`--kind expects one of ${HELD_KINDS.join(', ')}`);
}

async function act(
  verb: Verb,
  kind: HeldKind | undefined,
  ids: readonly string[],
): Promise<ExitCode> {
  const core = verb === 'list' ? await openForLooking() : await openForWriting();
  const { endHolding, listHeld } = await import('../src/composition/keep/end-holding.ts');
  try {
    const held = await listHeld(core.store, kind);
    if (verb === 'list') return show(held);
    const chosen = ids.length === 0 ? held : pick(held, ids);
    const now = core.clock.now();
    const count = await endHolding({ store: core.store, ids: core.ids, now }, verb, chosen);
    print(`${verb === 'release' ? 'released' : 'dropped'} ${count}`);
    return 0;
  } finally {
    await core.store.close();
  }
}

async function openForLooking(): Promise<Core> {
  const config = readConfig();
  const { openCore } = await import('../src/composition/core.ts');
  return openCore(config, { readOnly: true, mayMakeKey: false });
}

function show(held: readonly HeldItem[]): ExitCode {
  for (const { kind, id, what, at } of held) {
    print(recordLine({ kind, id, what, at: new Date(at).toISOString() }));
  }
  process.stderr.write(`outbox: ${held.length} held\n`);
  return 0;
}

/** All or nothing: a mistyped id changes nothing. */
function pick(held: readonly HeldItem[], ids: readonly string[]): HeldItem[] {
  const unknown = ids.filter((id) => !held.some((item) => item.id === id));
  if (unknown.length > 0) throw new CannotDo(`nothing is held as ${unknown.join(', ')}`);
  return held.filter(({ id }) => ids.includes(id));
}
