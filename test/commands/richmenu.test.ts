import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { drawMenu } from '../../scripts/richmenu/draw-menu.ts';
import { allMenuWords, readDrawn, sourcesOf } from '../../scripts/richmenu/pictures.ts';
import { loadTranslator } from '../../src/adapters/i18n/translator.ts';
import { menuAccount, MenuCallError } from '../../src/adapters/line/rich-menus/menu-account.ts';
import { createMenuLinker } from '../../src/adapters/line/rich-menus/menu-linker.ts';
import {
  boundsOf,
  imageFile,
  MENU_HEIGHT,
  MENU_WIDTH,
  wantedMenus,
  type WantedMenu,
} from '../../src/adapters/line/rich-menus/menu-object.ts';
import { publishMenus } from '../../src/adapters/line/rich-menus/publish-menus.ts';
import { LOCALES_DIR, openCore } from '../../src/composition/core.ts';
import { createMenuFollower } from '../../src/composition/menu-follower.ts';
import { MENUS_DIR } from '../../src/composition/menus-dir.ts';
import { menuRoleOf, type MenuRole } from '../../src/domain/roles/menu-role.ts';
import type { PersonMenu } from '../../src/ports/menu-linker.ts';
import { imageSize } from '../../src/simulator/platform/rich-menu-image.ts';
import { ANN, BEN, startPair, TOKEN, type Pair } from '../unit/simulator/bot.ts';
import { startTestBot, testConfig } from '../support/bot.ts';
import { fillWorld, WHO, type Who } from '../support/world.ts';
import { runScript } from './run-script.ts';

const LINE_IMAGE_BYTES = 1024 * 1024;

describe('the pictures', () => {
  test('were drawn from these files: after a change run npm run richmenu -- --draw', () => {
    const menus = allMenuWords();
    expect(menus.length).toBe(10);
    expect(readDrawn()).toEqual(sourcesOf(menus));
  });

  test.each(allMenuWords().map(({ key }) => [key]))('%s has the size that LINE takes', (key) => {
    const png = readFileSync(imageFile(MENUS_DIR, key));
    expect(imageSize(png, 'image/png')).toEqual({ width: MENU_WIDTH, height: MENU_HEIGHT });
    expect(png.length).toBeLessThan(LINE_IMAGE_BYTES);
  });

  test('fields cover the picture without gap or overlap', () => {
    const fields = Array.from({ length: 6 }, (_, at) => boundsOf(at));
    expect(fields.reduce((sum, { width, height }) => sum + width * height, 0)).toBe(
      MENU_WIDTH * MENU_HEIGHT,
    );
    for (const { x, y, width, height } of fields) {
      expect(x + width).toBeLessThanOrEqual(MENU_WIDTH);
      expect(y + height).toBeLessThanOrEqual(MENU_HEIGHT);
    }
  });
});

describe.each(['th', 'en'] as const)('every tap is understood, %s', (lang) => {
  const people: readonly (readonly [MenuRole, Who])[] = [
    ['stranger', 'stranger'],
    ['member', 'member'],
    ['committee', 'chair'],
    ['committee', 'auditor'],
    ['committee', 'secretary'],
    ['treasurer', 'treasurer'],
    ['officer', 'fieldOfficer'],
    ['officer', 'districtOfficer'],
    ['officer', 'provinceOfficer'],
  ];

  test.each(people)('%s: %s', async (role, who) => {
    const bot = await startTestBot({ lang });
    const menu = allMenuWords().find(({ key }) => key === `sajja-${role}-${lang}`);
    const refusals = ['everyday.not_understood', 'savings.unpaid.not_allowed'].map((key) =>
      bot.core.translator.text(key, lang).slice(0, 14),
    );
    try {
      for (const { says } of menu?.fields ?? []) {
        const shown = bot.words(await bot.says(who, says));
        expect([says, shown.length > 0]).toEqual([says, true]);
        for (const words of refusals) expect(`${says}: ${shown}`).not.toContain(words);
        await bot.says(who, lang === 'th' ? 'ยกเลิก' : 'cancel');
      }
      expect(menu?.fields).toHaveLength(6);
    } finally {
      await bot.stop();
    }
  });
});

test('the role of a menu: the till before the office, any post before a book', () => {
  const own = (...posts: ('treasurer' | 'chair')[]) => ({
    memberId: 'm',
    groupId: 'g',
    memberNo: '1',
    posts,
  });
  const office = { officeId: 'o', office: 'field-officer', area: '3804' } as const;
  const role = (memberships: ReturnType<typeof own>[], offices: (typeof office)[] = []) =>
    menuRoleOf({ personId: 'p', memberships, offices, readsFor: [] });
  expect(role([])).toBe('stranger');
  const readsFor = [{ proxyId: 'x', memberId: 'm2', groupId: 'g' }];
  expect(menuRoleOf({ personId: 'p', memberships: [], offices: [], readsFor })).toBe('member');
  expect(role([own()])).toBe('member');
  expect(role([own(), own('chair')])).toBe('committee');
  expect(role([own('chair', 'treasurer')], [office])).toBe('treasurer');
  expect(role([own('chair')], [office])).toBe('officer');
});

describe('publishing', () => {
  let pair: Pair;
  let wanted: WantedMenu[];
  let linked: ReadonlyMap<string, string>;
  beforeEach(async () => {
    pair = await startPair();
    wanted = wantedMenus(MENUS_DIR, loadTranslator(LOCALES_DIR));
  });
  afterEach(() => pair.stop());

  const line = () => ({
    channelAccessToken: TOKEN,
    apiBaseUrl: pair.origin,
    dataApiBaseUrl: pair.origin,
    timeoutMs: 2_000,
  });
  const publish = (menus = wanted) =>
    publishMenus({
      account: menuAccount(line()),
      wanted: menus,
      async relink(ids) {
        linked = ids;
        await menuAccount(line()).linkAll(ids.get('sajja-member-th') ?? '', [ANN]);
      },
      say: () => {},
    });
  const names = async () => {
    const { richmenus } = await pair.client.getRichMenuList();
    return richmenus.map(({ name }) => name).toSorted();
  };
  const changed = (menus: WantedMenu[]): WantedMenu[] =>
    menus.map((one) =>
      one.key === 'sajja-member-th'
        ? { ...one, menu: { ...one.menu, name: 'sajja-member-th-changed' } }
        : one,
    );

  async function expectPublished(menus: WantedMenu[], foreign: string[] = []): Promise<void> {
    const all = [...menus.map(({ menu }) => menu.name), ...foreign].toSorted();
    expect(await names()).toEqual(all);
    const { aliases } = await pair.client.getRichMenuAliasList();
    const ids = new Map(aliases.map((one) => [one.richMenuAliasId, one.richMenuId]));
    expect(ids).toEqual(linked);
    expect(ids.size).toBe(10);
    const { richMenuId } = await pair.client.getDefaultRichMenuId();
    expect(richMenuId).toBe(ids.get('sajja-stranger-th'));
    expect(pair.line.user(ANN).richMenuId).toBe(ids.get('sajja-member-th'));
    expect(pair.line.failures).toEqual([]);
  }

  test('makes all, then nothing, then what changed; leaves the menus of others alone', async () => {
    const [first] = wanted;
    if (!first) throw new Error('no menus');
    await pair.client.createRichMenu({ ...first.menu, name: 'summer sale' });
    expect(await publish()).toEqual({ created: 10, kept: 0, deleted: 0 });
    await expectPublished(wanted, ['summer sale']);
    expect(await publish()).toEqual({ created: 0, kept: 10, deleted: 0 });
    expect(await publish(changed(wanted))).toEqual({ created: 1, kept: 9, deleted: 1 });
    await expectPublished(changed(wanted), ['summer sale']);
  });

  test.each([
    ['create-rich-menu', false],
    ['create-rich-menu', true],
    ['upload-rich-menu-image', false],
    ['upload-rich-menu-image', true],
    ['create-rich-menu-alias', false],
    ['create-rich-menu-alias', true],
    ['set-default-rich-menu', false],
    ['bulk-link-rich-menu', true],
  ])(
    'a failure at %s (taken by LINE: %s) and the next run goes on',
    async (endpoint, acceptFirst) => {
      pair.line.faults.failNext({ endpoint, status: 500, acceptFirst });
      await expect(publish()).rejects.toThrow(MenuCallError);
      await publish();
      await expectPublished(wanted);
    },
  );

  test.each(['update-rich-menu-alias', 'delete-rich-menu', 'list-rich-menus'])(
    'a failure at %s while a menu is replaced',
    async (endpoint) => {
      await publish();
      pair.line.faults.failNext({ endpoint, status: 503 });
      await expect(publish(changed(wanted))).rejects.toThrow('503');
      await publish(changed(wanted));
      await expectPublished(changed(wanted));
    },
  );

  test('the linker shows a menu by role and language, and finds menus that were made anew', async () => {
    let now = 0;
    const linker = createMenuLinker(line(), () => now);
    const ben = { userId: BEN, role: 'treasurer', lang: 'en' } as const;
    expect(await linker.link(ben)).toBe('no-menu');
    await publish();
    expect(await linker.link(ben)).toBe('linked');
    expect(pair.line.user(BEN).richMenuId).toBe(linked.get('sajja-treasurer-en'));
    const old = linked.get('sajja-treasurer-en') ?? '';
    await pair.client.deleteRichMenu(old);
    await publish();
    expect(await linker.link(ben)).toBe('failed');
    now += 1;
    expect(await linker.link(ben)).toBe('linked');
    expect(pair.line.user(BEN).richMenuId).not.toBe(old);
    expect(await linker.link({ ...ben, lang: 'lo' })).toBe('no-menu');
    pair.line.faults.failNext({ endpoint: 'link-rich-menu', status: 500 });
    expect(await linker.link(ben)).toBe('failed');
  });
});

describe('a menu follows its person', () => {
  const spy = (answers: ('linked' | 'failed')[] = []) => {
    const shown: PersonMenu[] = [];
    const link = async ({ userId, role, lang }: PersonMenu) => {
      shown.push({ userId, role, lang });
      return answers.shift() ?? 'linked';
    };
    const troubles: string[] = [];
    const follower = createMenuFollower({ link }, (event) => void troubles.push(event));
    return { shown, troubles, follower };
  };
  const ann = { userId: ANN, role: 'member', lang: 'th' } as const;

  test('only when it changed, in order, and once more after the turn that follows a failure', async () => {
    const { shown, troubles, follower } = spy(['linked', 'failed']);
    follower.follow([{ ...ann, changed: false }]);
    follower.follow([{ ...ann, changed: true }]);
    follower.follow([{ ...ann, lang: 'en', changed: true }]);
    await follower.settle();
    expect(shown.map(({ lang }) => lang)).toEqual(['th', 'en']);
    expect(troubles).toEqual(['menu not shown']);
    follower.follow([{ ...ann, lang: 'en', changed: false }]);
    await follower.settle();
    follower.follow([{ ...ann, lang: 'en', changed: false }]);
    await follower.settle();
    expect(shown.map(({ lang }) => lang)).toEqual(['th', 'en', 'en']);
  });

  test('at a language, at following again, and when somebody is untied by the committee or themself', async () => {
    const { shown, follower } = spy();
    const bot = await startTestBot({ menus: follower });
    const since = async () => {
      await follower.settle();
      return shown.splice(0);
    };
    try {
      await bot.says('treasurer', 'เช็คยอด');
      expect(await since()).toEqual([]);
      await bot.says('treasurer', 'ภาษา');
      await bot.presses('treasurer', 'English');
      expect(await since()).toEqual([{ userId: WHO.treasurer, role: 'treasurer', lang: 'en' }]);
      await bot.happens('fieldOfficer', { kind: 'followed', returning: true });
      expect(await since()).toEqual([{ userId: WHO.fieldOfficer, role: 'officer', lang: 'th' }]);
      await bot.says('secretary', 'ออกรหัส');
      await bot.says('secretary', '15');
      await bot.presses('secretary', 'เลิกผูก LINE เดิม');
      await bot.presses('secretary', 'ยืนยัน');
      expect(await since()).toEqual([{ userId: WHO.member2, role: 'stranger', lang: 'th' }]);
      await bot.says('member', 'เลิกผูก LINE');
      await bot.presses('member', 'ยืนยัน');
      expect(await since()).toEqual([{ userId: WHO.member, role: 'stranger', lang: 'th' }]);
    } finally {
      await bot.stop();
    }
  });
});

describe('npm run richmenu', () => {
  test('without credentials, used wrongly', async () => {
    const bare = await runScript('richmenu', [], {});
    expect(bare).toMatchObject({ status: 1, stdout: '' });
    expect(bare.stderr).toContain('no LINE credentials');
    expect((await runScript('richmenu', ['--nonsense'], {})).status).toBe(2);
  }, 30_000);

  test('shows everybody in the store the menu of their role, beside a bot that runs', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sajja-richmenu-'));
    const pair = await startPair();
    const env = {
      DATA_DIR: dataDir,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      LINE_CHANNEL_SECRET: 'x',
      LINE_CHANNEL_ACCESS_TOKEN: TOKEN,
      LINE_API_BASE_URL: pair.origin,
    };
    for (const who of Object.keys(WHO) as Who[]) {
      pair.line.addUser({ userId: WHO[who], displayName: who });
    }
    const core = await openCore(testConfig(env));
    try {
      await fillWorld(core);
      const { status, stdout } = await runScript('richmenu', [], env);
      expect([status, JSON.parse(stdout)]).toEqual([
        0,
        { created: 10, kept: 0, deleted: 0, people: 12 },
      ]);
      const { aliases } = await pair.client.getRichMenuAliasList();
      const menuOf = (who: Who) => {
        const shown = pair.line.user(WHO[who]).richMenuId;
        return aliases.find(({ richMenuId }) => richMenuId === shown)?.richMenuAliasId;
      };
      expect(menuOf('treasurer')).toBe('sajja-treasurer-th');
      expect(menuOf('auditor')).toBe('sajja-committee-th');
      expect(menuOf('both')).toBe('sajja-member-th');
      expect(menuOf('provinceOfficer')).toBe('sajja-officer-th');
      expect(menuOf('stranger')).toBe('sajja-stranger-th');
      const wrong = await runScript('richmenu', [], { ...env, LINE_CHANNEL_ACCESS_TOKEN: 'y' });
      expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('401') });
    } finally {
      await core.store.close();
      await pair.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 60_000);

  test('a picture can be drawn anew', async () => {
    const [menu] = allMenuWords();
    if (!menu) throw new Error('no menus');
    const png = Buffer.from(await drawMenu(menu));
    expect(imageSize(png, 'image/png')).toEqual({ width: MENU_WIDTH, height: MENU_HEIGHT });
    expect(png.length).toBeLessThan(LINE_IMAGE_BYTES);
    const [field, ...others] = menu.fields;
    const long = { ...menu, fields: [{ ...field!, label: 'ยาว'.repeat(40) }, ...others] };
    await expect(drawMenu(long)).rejects.toThrow('too long');
  }, 60_000);
});
