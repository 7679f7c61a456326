import { existsSync } from 'node:fs';
import { readAnchors } from '../../src/adapters/anchors/read-anchors.ts';
import type { Core } from '../../src/composition/core.ts';
import type { Anchor } from '../../src/ports/anchor-log.ts';
import { compareAnchors } from '../../src/stores/ledger/verify/compare-anchors.ts';
import type { Finding } from '../../src/stores/ledger/verify/finding.ts';

export interface AnchorReport {
  files: number;
  /** Lines that are anchors. */
  lines: number;
  /** Lines that are none: writes that were cut off by a crash. */
  unreadable: number;
  findings: Finding[];
}

/** Compares the store with what anchor files say, and each file with itself. */
export async function compareFiles(
  { store, sealer }: Pick<Core, 'store' | 'sealer'>,
  paths: readonly string[],
): Promise<AnchorReport> {
  const report: AnchorReport = { files: paths.length, lines: 0, unreadable: 0, findings: [] };
  const byGroup = new Map<string, Anchor[]>();
  for (const path of paths) {
    if (!existsSync(path)) {
      report.findings.push(ofFile('is not there: deleted, or the bot has not run with it yet'));
      continue;
    }
    for await (const read of readAnchors(path, sealer)) {
      if (read.kind === 'unreadable') {
        report.unreadable += 1;
        continue;
      }
      const { groupId, seq } = read.line;
      report.lines += 1;
      if (read.kind === 'unlinked') {
        const what =
          'does not follow from the line before: edited, moved, or one before it removed';
        report.findings.push({ ...ofFile(what, read.lineNo), groupId, seq });
      }
      byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), read.line]);
    }
  }
  for (const [groupId, anchors] of byGroup) {
    report.findings.push(...(await compareAnchors(store.reader, groupId, anchors)));
  }
  return report;
}

const ofFile = (what: string, lineNo?: number): Finding => ({
  groupId: '-',
  seq: null,
  invariant: 'I11',
  field: lineNo === undefined ? 'anchor-file' : `anchor-file[${lineNo}]`,
  what,
});
