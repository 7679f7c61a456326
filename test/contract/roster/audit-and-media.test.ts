import { expect, test } from '@jest/globals';
import { DuplicateRecordError } from '../../../src/ports/records/errors.ts';
import { audit } from '../../../src/stores/schema/audit.ts';
import type { AuditRecord } from '../../../src/ports/stores/audit-store.ts';
import { describeStores } from '../../support/stores.ts';
import { useRoster } from './roster.ts';

const record = (given: Partial<AuditRecord> = {}): AuditRecord => ({
  auditId: 'audit-1',
  at: 1_000,
  actor: 'person-1',
  verb: 'deposit.record',
  groupId: 'group-1',
  ref: '2569/0001',
  outcome: 'done',
  reason: '',
  ...given,
});

describeStores((_name, openStore) => {
  const roster = useRoster(openStore);

  test("a group's records come latest first, as many as asked for", async () => {
    const refused = record({ auditId: 'audit-3', at: 3_000, outcome: 'refused', reason: 'role' });
    await roster.write(async (w) => {
      await w.audit.add(record());
      await w.audit.add(refused);
      await w.audit.add(record({ auditId: 'audit-2', at: 2_000 }));
      await w.audit.add(record({ auditId: 'audit-4', at: 9_000, groupId: 'group-2' }));
      await w.audit.add(record({ auditId: 'audit-5', at: 9_000, groupId: null }));
    });
    expect(await roster.read().audit.ofGroup('group-1', 2)).toEqual([
      refused,
      record({ auditId: 'audit-2', at: 2_000 }),
    ]);
    expect(await roster.read().audit.ofGroup('group-1', 9)).toHaveLength(3);
    expect(await roster.read().audit.ofGroup('group-3', 9)).toEqual([]);
  });

  test('what was done to something comes latest first, of any group', async () => {
    const read = (auditId: string, at: number, ref = 'member-1') =>
      record({ auditId, at, ref, verb: 'balance.read-any' });
    await roster.write(async (w) => {
      await w.audit.add(read('audit-1', 1_000));
      await w.audit.add(read('audit-2', 3_000));
      await w.audit.add(read('audit-3', 2_000, 'member-2'));
    });
    const { audit: reader } = roster.read();
    expect(await reader.about('member-1', 9)).toEqual([
      read('audit-2', 3_000),
      read('audit-1', 1_000),
    ]);
    expect(await reader.about('member-1', 1)).toHaveLength(1);
    expect(await reader.about('member-9', 9)).toEqual([]);
  });

  test('what was done is never changed or removed', async () => {
    await roster.write((w) => w.audit.add(record()));
    await expect(roster.write((w) => w.audit.add(record({ outcome: 'refused' })))).rejects.toThrow(
      DuplicateRecordError,
    );
    const key = { auditId: 'audit-1' };
    const change = roster.records().transact((w) => w.update(audit, key, { reason: 'x' }));
    await expect(change).rejects.toThrow('append-only');
    const remove = roster.records().transact((w) => w.remove(audit, key));
    await expect(remove).rejects.toThrow('append-only');
    expect(await roster.read().audit.ofGroup('group-1', 9)).toEqual([record()]);
  });

  test('a picture comes back byte by byte', async () => {
    const picture = {
      mediaId: 'media-1',
      mime: 'image/png',
      bytes: Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 256),
      preview: Uint8Array.of(0, 255, 10, 13, 0),
      createdBy: 'person-1',
      createdAt: 1_000,
    };
    await roster.write(({ media }) => media.add(picture, 9_000));
    const found = await roster.read().media.byId('media-1');
    if (!found) throw new Error('the picture is gone');
    const { bytes, preview, ...rest } = found;
    expect(Buffer.compare(bytes, picture.bytes)).toBe(0);
    expect(Buffer.compare(preview, picture.preview)).toBe(0);
    expect({ ...rest, bytes: 0, preview: 0 }).toEqual({ ...picture, bytes: 0, preview: 0 });
    expect(await roster.read().media.byId('media-2')).toBeUndefined();
  });

  test('a picture stays as long as the last that refers to it says, and not longer', async () => {
    const of = (mediaId: string) => ({
      mediaId,
      mime: 'image/png',
      bytes: Uint8Array.of(1),
      preview: Uint8Array.of(2),
      createdBy: 'person-1',
      createdAt: 1_000,
    });
    await roster.write(async ({ media }) => {
      for (const id of ['for-nothing', 'announced', 'slip']) await media.add(of(id), 2_000);
      expect(await media.keep('announced', 5_000)).toBe(true);
      expect(await media.keep('announced', 3_000)).toBe(true);
      expect(await media.keep('slip', 'for-good')).toBe(true);
      expect(await media.keep('slip', 3_000)).toBe(true);
      expect(await media.keep('nowhere', 'for-good')).toBe(false);
    });
    const { media } = roster.read();
    expect(await media.endingBy(1_999, 9)).toEqual([]);
    expect(await media.endingBy(9_000, 9)).toEqual([
      { mediaId: 'for-nothing', endsAt: 2_000 },
      { mediaId: 'announced', endsAt: 5_000 },
    ]);
    expect(await media.endingBy(9_000, 1)).toHaveLength(1);
    const remove = (id: string, now: number) =>
      roster.write((stores) => stores.media.removeEnded(id, now));
    expect(await remove('for-nothing', 1_999)).toBe(false);
    expect(await remove('for-nothing', 2_000)).toBe(true);
    expect(await remove('for-nothing', 2_000)).toBe(false);
    expect(await remove('announced', 4_999)).toBe(false);
    expect(await remove('slip', 9_000)).toBe(false);
    expect(await media.byId('for-nothing')).toBeUndefined();
    expect(await media.byId('announced')).toBeDefined();
    expect(await media.byId('slip')).toBeDefined();
    await roster.write(async (stores) => {
      expect(await stores.media.keep('for-nothing', 9_000)).toBe(false);
    });
  });
});
