import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { messagingApi } from '@line/bot-sdk';
import type { Translator } from '../../../conversation/translator.ts';
import type { MenuRole } from '../../../domain/roles/menu-role.ts';
import { FIELDS, readMenuFiles, type MenuFile } from './menu-files.ts';

export const MENU_WIDTH = 2500;
export const MENU_HEIGHT = 1686;
const COLUMNS = 3;
const ROWS = FIELDS / COLUMNS;
/** All menus and aliases of ours begin with this; others are left alone. */
export const OURS = 'sajja-';
const HASH_LENGTH = 12;

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A menu as LINE shall have it. */
export interface WantedMenu {
  /** `sajja-<role>-<language>`, the alias. */
  key: string;
  /** The object to create; its name is the key and a hash of all that a person sees. */
  menu: messagingApi.RichMenuRequest & { name: string };
  image: Uint8Array;
}

export const menuKey = (role: MenuRole, lang: string): string => `${OURS}${role}-${lang}`;
export const imageFile = (dir: string, key: string): string =>
  join(dir, 'images', `${key.slice(OURS.length)}.png`);

/** Where the field with this number (from 0) lies; together they cover the picture without a gap. */
export function boundsOf(index: number): Bounds {
  const column = index % COLUMNS;
  const row = Math.floor(index / COLUMNS);
  const edge = (length: number, parts: number, at: number) => Math.round((length * at) / parts);
  const x = edge(MENU_WIDTH, COLUMNS, column);
  const y = edge(MENU_HEIGHT, ROWS, row);
  return {
    x,
    y,
    width: edge(MENU_WIDTH, COLUMNS, column + 1) - x,
    height: edge(MENU_HEIGHT, ROWS, row + 1) - y,
  };
}

/** What a menu says, in one language: all that its picture depends on. */
export interface MenuWords {
  key: string;
  role: MenuRole;
  chatBarText: string;
  fields: { label: string; says: string; icon: string }[];
}

export function menuWords({ role, areas }: MenuFile, lang: string, words: Translator): MenuWords {
  const fields = areas.map(({ entry, icon }) => ({
    label: words.text(`menus.${entry}.label`, lang),
    says: words.text(`menus.${entry}.says`, lang),
    icon,
  }));
  const chatBarText = words.text('menus.bar', lang);
  return { key: menuKey(role, lang), role, chatBarText, fields };
}

/** Every menu in every language, with its picture. @throws when a picture is missing */
export function wantedMenus(dir: string, words: Translator): WantedMenu[] {
  return readMenuFiles(dir).flatMap((file) =>
    words.languages().map((lang) => {
      const said = menuWords(file, lang, words);
      const image = readFileSync(imageFile(dir, said.key));
      return { key: said.key, menu: menuObject(said, image), image };
    }),
  );
}

/** Taps type a word: nothing in a menu that thousands share can stand for one person's rights. */
function menuObject({ key, chatBarText, fields }: MenuWords, image: Uint8Array) {
  const menu = {
    size: { width: MENU_WIDTH, height: MENU_HEIGHT },
    selected: true,
    chatBarText,
    areas: fields.map(({ label, says }, index) => ({
      bounds: boundsOf(index),
      action: { type: 'message' as const, label, text: says },
    })),
  };
  const hash = createHash('sha256').update(JSON.stringify(menu)).update(image).digest('hex');
  return { ...menu, name: `${key}-${hash.slice(0, HASH_LENGTH)}` };
}
