import type { Core } from '../src/composition/core.ts';
import type { Finding } from '../src/stores/ledger/verify/finding.ts';
import { print, printJson } from './lib/print.ts';
import { progressLine } from './lib/progress-line.ts';
import { readConfig } from './lib/read-config.ts';
import { runCommand } from './lib/run-command.ts';
import { verifyBeside } from './lib/verify-beside.ts';

const USAGE = `npm run verify -- [--json]
Recomputes all books of the store that the environment names, reading only; the bot may run meanwhile.
Prints one line for each finding (group, entry, invariant, field) and a summary; exit 1 with findings.
  --json   one object: {"groups", "entries", "seconds", "cut", "findings": [...]}
`;

interface Found extends Finding {
  /** Public code; null when the group's own row is gone. */
  group: string | null;
}

interface Result {
  groups: number;
  entries: number;
  seconds: number;
  /** True when a group had more findings than are listed. */
  cut: boolean;
  findings: Found[];
}

await runCommand({
  name: 'verify',
  usage: USAGE,
  options: { json: { type: 'boolean' } },
  async run({ json }) {
    const config = readConfig();
    const { openCore } = await import('../src/composition/core.ts');
    const core = await openCore(config, { readOnly: true, mayMakeKey: false });
    try {
      const result = await verify(core);
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
  const result: Result = { groups: 0, entries: 0, seconds: 0, cut: false, findings: [] };
  const tell = progressLine('verify');
  for await (const report of verifyBeside(store)) {
    result.groups += 1;
    result.entries += report.entries;
    result.cut ||= report.isCut;
    const { groupId, findings } = report;
    if (findings.length > 0) {
      const group = (await uow.read.groups.byId(groupId))?.code ?? null;
      result.findings.push(...findings.map((finding) => ({ group, ...finding })));
    }
    tell(`${result.groups} groups, ${result.entries} entries so far`);
  }
  result.seconds = Math.round(performance.now() - started) / 1_000;
  return result;
}

function printWords({ cut, entries, findings, groups, seconds }: Result): void {
  for (const { field, group, groupId, invariant, seq, what } of findings) {
    const entry = seq === null ? 'books' : `entry ${seq}`;
    print(`group ${group ?? groupId} ${entry} ${invariant} ${field}: ${what}`);
  }
  const more = cut ? ' (and more that are not listed)' : '';
  print(`${groups} groups, ${entries} entries, ${findings.length} findings${more}, ${seconds} s`);
}
