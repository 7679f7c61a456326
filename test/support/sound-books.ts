import { sha256 } from '../../src/adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../../src/domain/ledger/chart.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import { verifyStore } from '../../src/stores/ledger/verify/verify-store.ts';

/** The invariants hold after every test: throws with what does not. */
export async function expectSoundBooks(store: RecordStore): Promise<void> {
  for await (const report of verifyStore(store, { sha256, chart: STANDARD_CHART })) {
    if (report.findings.length > 0) {
      throw new Error(`unsound books: ${JSON.stringify(report.findings.slice(0, 5))}`);
    }
  }
}
