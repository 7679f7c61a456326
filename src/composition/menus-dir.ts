import { fileURLToPath } from 'node:url';

/** Where the rich menus of the roles are described. */
export const MENUS_DIR = fileURLToPath(new URL('../../rich-menus/', import.meta.url));
