import { z } from 'zod';
import { DamagedBackupError } from './damaged-backup-error.ts';
import { FORMAT, type BackupFacts, type StructureLine } from './text.ts';

const KINDS = ['text', 'int', 'money', 'bool', 'json', 'bytes'] as const;
const count = z.int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const facts = z.object({
  id: z.string(),
  schemaVersion: z.int().min(1),
  takenAt: count,
  from: z.enum(['embedded', 'mongodb']),
  dataKey: z.string().nullable(),
});

const later = z.union([
  z.object({ table: z.string(), columns: z.array(z.tuple([z.string(), z.enum(KINDS)])) }),
  z.object({ end: z.string(), rows: count, sha256: hash }),
  z.object({
    totals: z.object({
      tables: count,
      rows: count,
      heads: z.array(z.tuple([z.string(), count, z.string()])),
    }),
  }),
  z.object({ whole: hash }),
]);

type First = { backup: unknown; facts: unknown };
type Later = Exclude<StructureLine, { facts: BackupFacts }>;

/** A line that is no row. @throws DamagedBackupError when it is none of those that a backup has */
export function readStructure(value: unknown): First | Later {
  if (typeof value === 'object' && value !== null && 'backup' in value) {
    return { backup: value.backup, facts: 'facts' in value ? value.facts : undefined };
  }
  const parsed = later.safeParse(value);
  if (!parsed.success) throw new DamagedBackupError('a line is none that a backup has');
  return parsed.data;
}

/** @throws DamagedBackupError also for a backup of a later program's format */
export function readFacts({ backup, facts: given }: First): BackupFacts {
  if (backup !== FORMAT) {
    throw new DamagedBackupError(`it has format ${String(backup)}, this program reads ${FORMAT}`);
  }
  const parsed = facts.safeParse(given);
  if (!parsed.success) throw new DamagedBackupError('its first line is not that of a backup');
  return parsed.data;
}
