import { openMongoStore } from '../../src/adapters/mongo/open-mongo-store.ts';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.ts';
import { catalogue, entries, member, members, slot, slots } from '../contract/records/catalogue.ts';

/**
 * Started by crash.test.ts, which kills it. Prints `entry N` and `slot N` only after the store has
 * acknowledged them.
 */
const [place = '', from = '0'] = process.argv.slice(2);
const options = { tables: catalogue, schemaVersion: 1 };
const store = place.startsWith('mongodb:')
  ? await openMongoStore({ uri: place, ...options })
  : await openSqliteStore({ file: place, ...options });

const print = (line: string) => process.stdout.write(`${line}\n`);
await store.insertEach(members, [member({ number: 0 })]);
print('ready');

async function deposits(): Promise<never> {
  for (;;) {
    const seq = await store.transact(async (writer) => {
      const head = await writer.get(members, { id: 'm1' });
      const next = (head?.number ?? 0) + 1;
      await writer.insert(entries, { group: 'g1', seq: next, amount: 1n, memo: null });
      await writer.update(members, { id: 'm1' }, { number: next, balance: BigInt(next) });
      return next;
    });
    print(`entry ${seq}`);
  }
}

async function saves(lane: string): Promise<never> {
  for (let at = Number(from); ; at += 1) {
    await store.insertEach(slots, [slot({ name: lane, at })]);
    print(`slot ${lane} ${at}`);
  }
}

await Promise.all([deposits(), deposits(), saves('a'), saves('b'), saves('c')]);
