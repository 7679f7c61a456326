import { setTimeout as pause } from 'node:timers/promises';
import { sha256 } from '../../src/adapters/crypto/sha256.ts';
import { STANDARD_CHART } from '../../src/domain/ledger/chart.ts';
import type { RecordStore } from '../../src/ports/records/record-store.ts';
import type { GroupReport } from '../../src/stores/ledger/verify/finding.ts';
import { ledgerGroups } from '../../src/stores/ledger/verify/ledger-groups.ts';
import { verifyGroup } from '../../src/stores/ledger/verify/verify-group.ts';
import { CannotDo } from './run-command.ts';

const RULES = { sha256, chart: STANDARD_CHART };
/** A group that is posted to is read again after a rest; people post no faster than this for long. */
const RESTS_MS = [0, 50, 200, 500, 2_000];

class StillMoving extends Error {}

/**
 * Checks every group beside a bot that goes on posting: nobody is made to wait for the reading.
 * @throws CannotDo when a group never stood still for as long as reading it takes
 */
export async function* verifyBeside(store: RecordStore): AsyncGenerator<GroupReport> {
  const looking = onlyLooking(store);
  for await (const groupId of ledgerGroups(looking)) yield await steadyReport(looking, groupId);
}

async function steadyReport(store: RecordStore, groupId: string): Promise<GroupReport> {
  for (const restMs of RESTS_MS) {
    await pause(restMs);
    try {
      return await verifyGroup(store, RULES, groupId);
    } catch (error) {
      if (!(error instanceof StillMoving)) throw error;
    }
  }
  throw new CannotDo(
    `group ${groupId} is posted to all the time, so that its books could not be read at one moment; run verify again`,
  );
}

function onlyLooking(store: RecordStore): RecordStore {
  const refuse = (): never => {
    throw new Error('verify only looks');
  };
  return {
    reader: store.reader,
    scan: (table, page) => store.scan(table, page),
    now: () => store.now(),
    ping: () => store.ping(),
    describe: () => store.describe(),
    close: () => store.close(),
    insertEach: refuse,
    updateEach: refuse,
    async transact() {
      throw new StillMoving();
    },
  };
}
