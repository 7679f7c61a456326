import { HOUR_MS } from '../../domain/durations.ts';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/env.ts';
import { ok, skip, warn, type Finding } from './finding.ts';

const CHECK = 'backups';

/** Whether backups can be sealed here, and opened only elsewhere; and how old the newest here is. */
export function checkBackups(config: Config, now: number): Finding {
  const { backupPrivateKey, backupPublicKey, dataDir, line } = config;
  if (backupPrivateKey) {
    return warn(
      CHECK,
      'BACKUP_PRIVATE_KEY is set here: whoever breaks into this machine can read every backup',
      'Take it out of this environment; give it to npm run restore alone.',
    );
  }
  if (!backupPublicKey) {
    if (!line) return skip(CHECK, 'sandbox');
    const todo = 'npm run --silent backup -- --new-key makes it; then npm run backup from a timer.';
    return warn(CHECK, 'BACKUP_PUBLIC_KEY is not set, so there are no sealed backups', todo);
  }
  const newest = newestIn(join(dataDir, 'backups'));
  if (newest === undefined) return ok(CHECK, 'can be sealed; none lies in DATA_DIR/backups');
  const hours = Math.max(0, Math.round((now - newest) / HOUR_MS));
  return ok(CHECK, `can be sealed; the newest in DATA_DIR/backups is ${hours} h old`);
}

function newestIn(folder: string): number | undefined {
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith('.backup'));
    const times = files.map((name) => statSync(join(folder, name)).mtimeMs);
    return times.length === 0 ? undefined : Math.max(...times);
  } catch {
    return undefined;
  }
}
