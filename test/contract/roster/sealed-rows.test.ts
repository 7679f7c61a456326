import { expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.ts';
import type { RecordStore } from '../../../src/ports/records/record-store.ts';
import { members } from '../../../src/stores/schema/members.ts';
import { describeStores } from '../../support/stores.ts';
import { group, linkCode, member, office, person, post, proxy } from './build.ts';
import { rosterTables, useRoster, writersOf } from './roster.ts';

const PERSON = person({ userId: 'U4af4980629d1f07e2a6b4cdc3a1f9e55' });
const MEMBER = member({
  name: 'นางบุญมี ตัวอย่าง',
  phone: '081-234-5678',
  nationalId: '1234567890121',
  born: '1935-04-02',
});
/** Whole and in parts, as someone who reads a stolen disk would look for them. */
const SECRETS = [
  PERSON.userId,
  PERSON.userId.slice(1),
  MEMBER.name,
  'บุญมี',
  'ตัวอย่าง',
  '081-234-5678',
  '0812345678',
  '234-5678',
  '1234567890121',
  '1935-04-02',
  'พัฒนา ทดสอบ',
  'สมชายลูกแม่',
];
/** What is not sealed, to show that the search finds what is there. */
const PLAIN = ['BK-3804-007', 'บ้านหนองกุดทิง'];

async function fill(store: RecordStore): Promise<void> {
  await store.transact(async (writer) => {
    const all = writersOf(writer);
    await all.people.add(PERSON);
    await all.groups.add(group({ name: 'กลุ่มบ้านหนองกุดทิง' }));
    await all.members.add(MEMBER);
    await all.members.addPost(post());
    await all.offices.add(office());
    await all.links.add(linkCode());
    await all.proxies.add(proxy({ readerName: 'สมชายลูกแม่' }));
    await all.members.link('member-1', 'person-1', 1_000);
    await all.members.change('member-1', { name: 'นางบุญมี ตัวอย่างใหม่', phone: '0812345678' });
  });
}

const bytesOf = (value: unknown): Buffer => {
  if (value instanceof Uint8Array) return Buffer.from(value);
  return Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value, show) ?? ''));
};
const show = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

async function dump(store: RecordStore): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const table of rosterTables) {
    for (const row of await store.scan(table, { limit: 100 })) {
      for (const value of Object.values(row)) parts.push(bytesOf(value), Buffer.from('\n'));
    }
  }
  return Buffer.concat(parts);
}

/** Also UTF-16, hex and base64, in which a careless layer might have kept it. */
function foundIn(bytes: Buffer, secret: string): boolean {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -1);
  return (
    [secret, hex, base64].some((form) => bytes.includes(form)) ||
    bytes.includes(secret, 0, 'utf16le')
  );
}

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);

  test('no row holds a name, a LINE id, a phone, a national id or a birth date', async () => {
    await fill(roster.records());
    const rows = await dump(roster.records());
    expect(SECRETS.filter((secret) => foundIn(rows, secret))).toEqual([]);
    expect(PLAIN.filter((plain) => foundIn(rows, plain))).toEqual(PLAIN);
  });

  test('a sealed value moved to another row or column does not open', async () => {
    await fill(roster.records());
    const row = await roster.records().reader.get(members, { memberId: 'member-1' });
    if (!row) throw new Error('the member is gone');
    await roster.records().transact(async (writer) => {
      await writer.insert(members, { ...row, memberId: 'member-2', number: 2 });
      await writer.update(members, { memberId: 'member-1' }, { born: row.name });
    });
    const first = await roster.read().members.byId('member-1');
    const second = await roster.read().members.byId('member-2');
    expect(first?.name).toBe('นางบุญมี ตัวอย่างใหม่');
    expect(() => first?.born).toThrow();
    expect(() => second?.name).toThrow();
    expect(() => second?.phone).toThrow();
  });

  test('the same name in two groups, and the same person twice, look different', async () => {
    const again = { memberId: 'member-2', groupId: 'group-2' };
    await fill(roster.records());
    await roster.write(async (w) => {
      await w.members.add(member(again));
      await w.members.change('member-1', { name: member().name });
    });
    const [first, second] = await roster.records().scan(members, { limit: 2 });
    expect(first?.nameKey).not.toBe(second?.nameKey);
    expect(first?.name).not.toEqual(second?.name);
  });
});

test('the files of the embedded store hold no personal data either', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-'));
  const file = join(folder, 'store.db');
  const store = await openSqliteStore({ file, tables: rosterTables, schemaVersion: 1 });
  try {
    await fill(store);
    const names = readdirSync(folder).filter((name) => name.startsWith('store.db'));
    const bytes = Buffer.concat(names.map((name) => readFileSync(join(folder, name))));
    expect(SECRETS.filter((secret) => foundIn(bytes, secret))).toEqual([]);
    expect(PLAIN.filter((plain) => foundIn(bytes, plain))).toEqual(PLAIN);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
