import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadTranslator } from '../../src/adapters/i18n/translator.ts';
import { readMenuFiles } from '../../src/adapters/line/rich-menus/menu-files.ts';
import {
  imageFile,
  menuWords,
  type MenuWords,
} from '../../src/adapters/line/rich-menus/menu-object.ts';
import { LOCALES_DIR } from '../../src/composition/core.ts';
import { MENUS_DIR } from '../../src/composition/menus-dir.ts';

const DRAWN_FILE = 'images/drawn.json';
/** What a picture depends on besides its words. */
const DRAWING_FILES = ['icons.ts', 'draw-menu.ts'] as const;

/** For each menu, a hash of its words and of the drawing code that its picture was made from. */
export type Drawn = Record<string, string>;

export function allMenuWords(): MenuWords[] {
  const words = loadTranslator(LOCALES_DIR);
  const files = readMenuFiles(MENUS_DIR);
  return files.flatMap((file) => words.languages().map((lang) => menuWords(file, lang, words)));
}

export function sourcesOf(menus: readonly MenuWords[]): Drawn {
  const code = DRAWING_FILES.map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'));
  return Object.fromEntries(
    menus.map((menu) => {
      const hash = createHash('sha256')
        .update(JSON.stringify([menu, code]))
        .digest('hex');
      return [menu.key, hash];
    }),
  );
}

export function readDrawn(): Drawn {
  try {
    return JSON.parse(readFileSync(join(MENUS_DIR, DRAWN_FILE), 'utf8')) as Drawn;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Draws every menu anew. Needs the development packages: a server has the pictures only. */
export async function drawAll(say: (line: string) => void): Promise<void> {
  const { drawMenu } = await import('./draw-menu.ts');
  const menus = allMenuWords();
  for (const menu of menus) {
    const file = imageFile(MENUS_DIR, menu.key);
    const picture = await drawMenu(menu);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, picture);
    say(`${file}: ${Math.round(picture.length / 1024)} kB`);
  }
  writeFileSync(join(MENUS_DIR, DRAWN_FILE), `${JSON.stringify(sourcesOf(menus), null, 2)}\n`);
}
