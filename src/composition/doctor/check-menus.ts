import { z } from 'zod';
import { loadTranslator } from '../../adapters/i18n/translator.ts';
import { wantedMenus } from '../../adapters/line/rich-menus/menu-object.ts';
import type { LineCredentials } from '../../config/env.ts';
import { LOCALES_DIR } from '../core.ts';
import { MENUS_DIR } from '../menus-dir.ts';
import { lineTrouble, type AskLine } from './ask-line.ts';
import { ok, warn, type Finding } from './finding.ts';

const list = z.object({ richmenus: z.array(z.object({ name: z.string() })) });

/** Whether LINE has the menus of `rich-menus/`, by the hash in their names. */
export async function checkMenus(line: LineCredentials, ask: AskLine): Promise<Finding> {
  const answer = await ask((client) => client.getRichMenuListWithHttpInfo());
  const read = answer.kind === 'answer' ? list.safeParse(answer.body) : undefined;
  if (!read?.success) return lineTrouble('rich menus', answer, line);
  const there = new Set(read.data.richmenus.map(({ name }) => name));
  const wanted = wantedMenus(MENUS_DIR, loadTranslator(LOCALES_DIR));
  const missing = wanted.filter(({ menu }) => !there.has(menu.name)).length;
  return missing === 0
    ? ok('rich menus', `${wanted.length} menus as in rich-menus/`)
    : warn('rich menus', `${missing} of ${wanted.length} are not at LINE`, 'Run npm run richmenu.');
}
