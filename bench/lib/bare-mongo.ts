import { mongo } from 'mongoose';
import { ledgerGroup } from './ledger-world.ts';

type Row = mongo.Document & { _id: string };
const MODE = {
  readConcern: { level: 'snapshot' },
  writeConcern: { w: 'majority', journal: true },
} as const;

/**
 * What the bare driver can do: the documents of one deposit after another into the same collections,
 * each in a transaction of its own, as durable; each writer has a group of its own. The documents
 * are those of a real deposit with their keys changed.
 * @returns deposits per second
 */
export async function bareMongo(
  uri: string,
  { writers, seconds }: { writers: number; seconds: number },
): Promise<number> {
  const client = new mongo.MongoClient(uri, { promoteLongs: false });
  try {
    const db = client.db();
    let made = 0;
    const began = performance.now();
    const write = async (writer: number): Promise<void> => {
      const deposit = await depositsLike(db, ledgerGroup(writer));
      const session = client.startSession();
      for (let at = 1; performance.now() < began + seconds * 1000; at += 1) {
        await session.withTransaction(() => deposit(session, at), MODE);
        made += 1;
      }
      await session.endSession();
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    return made / ((performance.now() - began) / 1000);
  } finally {
    await client.close();
  }
}

/** One transaction's writes, one command for each collection. */
async function depositsLike(
  db: mongo.Db,
  groupId: string,
): Promise<(session: mongo.ClientSession, at: number) => Promise<void>> {
  const of = (name: string): mongo.Collection<Row> => db.collection<Row>(name);
  const one = async (name: string): Promise<Row> => {
    const row = await of(name).findOne({ groupId });
    if (!row) throw new Error(`no document in ${name}`);
    return row;
  };
  const [entry, command, month] = await Promise.all([
    one('ledger_entries'),
    one('ledger_commands'),
    one('pledge_months'),
  ]);
  const accounts = await of('ledger_accounts').find({ groupId }).toArray();
  return async (session, at) => {
    const bare = `${groupId} bare ${at}`;
    const n = mongo.Long.fromNumber(at);
    const key = { _id: groupId as unknown as string };
    await of('ledger_heads').updateOne(key, { $set: { recordedAt: n } }, { session });
    await of('ledger_commands').insertOne({ ...command, _id: bare, idemKey: bare }, { session });
    const posted = { ...entry, _id: bare, idemKey: bare, receiptNo: bare };
    await of('ledger_entries').insertOne(posted, { session });
    const balances = accounts.map(({ _id }) => ({
      updateOne: { filter: { _id }, update: { $set: { balance: n, accountSeq: n } } },
    }));
    await of('ledger_accounts').bulkWrite(balances, { session });
    await of('pledge_months').insertOne({ ...month, _id: bare, month: bare }, { session });
  };
}
