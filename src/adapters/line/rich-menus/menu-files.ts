import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { MENU_ROLES, type MenuRole } from '../../../domain/roles/menu-role.ts';

/** Fields of a menu, three beside each other in two rows. */
export const FIELDS = 6;

const file = z.strictObject({
  areas: z
    .array(
      z.strictObject({
        /** Below `menus.` in the locales: `label` is drawn and read aloud, `says` is what a tap types. */
        entry: z.string().regex(/^[a-z_]+$/),
        /** A drawing of `scripts/richmenu/icons.ts`. */
        icon: z.string(),
      }),
    )
    .length(FIELDS),
});

export type MenuArea = z.infer<typeof file>['areas'][number];

export interface MenuFile {
  role: MenuRole;
  areas: readonly MenuArea[];
}

/** Reads `<role>.json` of every role. @throws when one is missing or is no menu */
export function readMenuFiles(dir: string): MenuFile[] {
  return MENU_ROLES.map((role) => {
    const json: unknown = JSON.parse(readFileSync(join(dir, `${role}.json`), 'utf8'));
    return { role, areas: file.parse(json).areas };
  });
}
