import type { Core } from '../src/composition/core.ts';
import { whyOf } from '../src/conversation/books/freeze-books.ts';
import type { Readers } from '../src/ports/stores/stores.ts';
import type { Finding } from '../src/stores/ledger/verify/finding.ts';
import { compareFiles, type AnchorReport } from './lib/compare-files.ts';
import { print, printJson } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand } from './lib/run-command.ts';
import { verifyBeside } from './lib/verify-beside.ts';

const USAGE = `npm run verify -- [--json] [--anchors FILE]…
Recomputes all books of the store that the environment names, reading only; the bot may run meanwhile.
Prints one line for each finding (group, entry, invariant, field), one for each group whose books are
frozen, with why, and a summary; exit 1 with findings. Where ANCHOR_FILE is set, all that it says of
the books is compared with them.
  --anchors   another file to compare with: of another instance, or a copy kept elsewhere; repeatable
  --json   one object: {"groups", "entries", "seconds", "cut", "anchors", "frozen": [...], "findings": [...]}
`;

interface Found extends Finding {
  /** Public code; null when the group's own row is gone. */
  group: string | null;
}

/** A group whose books take no entries until `npm run unfreeze`. */
interface Frozen {
  group: string | null;
  groupId: string;
  /** ISO 8601; null when only the head says it. */
  since: string | null;
  /** What met the fault: `turn` or the name of a job. */
  by: string | null;
  why: string;
}

interface Result {
  groups: number;
  entries: number;
  seconds: number;
  /** True when a group had more findings than are listed. */
  cut: boolean;
  /** What anchor files were compared with; null when there is none. */
  anchors: Omit<AnchorReport, 'findings'> | null;
  frozen: Frozen[];
  findings: Found[];
}

await runCommand({
  name: 'verify',
  usage: USAGE,
  options: { json: { type: 'boolean' }, anchors: { type: 'string', multiple: true } },
  async run({ json, anchors = [] }) {
    const config = readConfig();
    const { openCore } = await import('../src/composition/core.ts');
    const core = await openCore(config, { readOnly: true, mayMakeKey: false });
    try {
      const result = await verify(core);
      for (const what of (await core.store.faults?.()) ?? []) result.findings.push(ofFile(what));
      const files = [...(config.anchorFile === undefined ? [] : [config.anchorFile]), ...anchors];
      if (files.length > 0) await addAnchors(core, result, files);
      if (json === true) printJson(result);
      else printWords(result);
      return result.findings.length === 0 ? 0 : 1;
    } finally {
      await core.store.close();
    }
  },
});

async function verify({ store, uow }: Core): Promise<Result> {
  const started = performance.now();
  const counts = { groups: 0, entries: 0, seconds: 0, cut: false };
  const result: Result = { ...counts, anchors: null, frozen: [], findings: [] };
  const tell = progressLine('verify');
  for await (const report of verifyBeside(store)) {
    result.groups += 1;
    result.entries += report.entries;
    result.cut ||= report.isCut;
    const { groupId, findings } = report;
    const frozen = await frozenNow(uow.read, groupId);
    if (findings.length > 0 || frozen) {
      const group = (await uow.read.groups.byId(groupId))?.code ?? null;
      result.findings.push(...findings.map((finding) => ({ group, ...finding })));
      if (frozen) result.frozen.push({ group, groupId, ...frozen });
    }
    tell(`${result.groups} groups, ${result.entries} entries so far`);
  }
  result.seconds = Math.round(performance.now() - started) / 1_000;
  return result;
}

/** The embedded store's file does not hold together, whatever its rows say. */
function ofFile(what: string): Found {
  return { group: null, groupId: '-', seq: null, invariant: 'I6', field: 'file', what };
}

async function addAnchors(core: Core, result: Result, files: readonly string[]): Promise<void> {
  const { findings, ...anchors } = await compareFiles(core, files);
  result.anchors = anchors;
  for (const finding of findings) {
    const group = (await core.uow.read.groups.byId(finding.groupId))?.code ?? null;
    result.findings.push({ group, ...finding });
  }
}

async function frozenNow(
  { freezes, ledger }: Readers,
  groupId: string,
): Promise<Pick<Frozen, 'since' | 'by' | 'why'> | undefined> {
  const freeze = await freezes.open(groupId);
  if (freeze) {
    const { at, by } = freeze;
    return { since: new Date(at).toISOString(), by, why: whyOf(freeze) };
  }
  // A head that cannot be read is a finding already.
  const head = await ledger.head(groupId).catch(() => undefined);
  if (head?.state !== 'frozen') return undefined;
  return { since: null, by: null, why: head.frozenReason ?? 'no reason was kept' };
}

function printWords({ anchors, cut, entries, findings, frozen, groups, seconds }: Result): void {
  for (const { field, group, groupId, invariant, seq, what } of findings) {
    const entry = seq === null ? 'books' : `entry ${seq}`;
    print(`group ${group ?? groupId} ${entry} ${invariant} ${field}: ${what}`);
  }
  for (const { group, groupId, since, by, why } of frozen) {
    const met = since === null ? '' : ` since ${since}, met by ${by}`;
    print(`group ${group ?? groupId} is frozen${met}: ${why}; npm run unfreeze opens it again`);
  }
  if (anchors) {
    const torn = anchors.unreadable > 0 ? `, ${anchors.unreadable} lines cut off` : '';
    print(`${anchors.lines} anchors of ${anchors.files} files compared${torn}`);
  }
  const more = cut ? ' (and more that are not listed)' : '';
  print(`${groups} groups, ${entries} entries, ${findings.length} findings${more}, ${seconds} s`);
}
