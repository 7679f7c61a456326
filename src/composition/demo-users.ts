import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SimUser } from '../simulator/local-line.ts';

const personas = z.object({
  personas: z.array(
    z.object({
      key: z.string(),
      lineUserId: z.string(),
      displayName: z.string(),
      roles: z.array(
        z.object({ role: z.string(), group: z.string().optional(), area: z.string().optional() }),
      ),
    }),
  ),
});

const FILE = new URL('../../scripts/demo-personas.json', import.meta.url);

/** The people who hold the phones of the chat page. */
export function demoUsers(): SimUser[] {
  const parsed = personas.parse(JSON.parse(readFileSync(FILE, 'utf8')));
  return parsed.personas.map(({ key, lineUserId, displayName, roles }) => ({
    key,
    userId: lineUserId,
    displayName,
    roles: roles.map(({ role, group, area }) => [role, group ?? area].filter(Boolean).join(':')),
    friend: !roles.some(({ role }) => role === 'stranger'),
  }));
}
