import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { messagingApi } from '@line/bot-sdk';
import { ANN, BEN, NOBODY, refusal, startPair, type Pair } from './bot.ts';

let pair: Pair;
beforeEach(async () => {
  pair = await startPair();
});
afterEach(() => pair.stop());

const menu = (more: object = {}): messagingApi.RichMenuRequest => ({
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'สมาชิก',
  chatBarText: 'เมนู',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: 'message', label: 'ยอด', text: 'ยอด' },
    },
    {
      bounds: { x: 1250, y: 0, width: 1250, height: 843 },
      action: { type: 'richmenuswitch', richMenuAliasId: 'treasurer', data: 'to=treasurer' },
    },
  ],
  ...more,
});

/** The head of a PNG, which is all that is looked at. */
function png(width: number, height: number, bytes = 64): Blob {
  const head = Buffer.alloc(bytes);
  head.write('89504e470d0a1a0a', 0, 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return new Blob([head], { type: 'image/png' });
}

async function created(more: object = {}): Promise<string> {
  const { richMenuId } = await pair.client.createRichMenu(menu(more));
  await pair.client.setRichMenuImage(richMenuId, png(2500, 843));
  return richMenuId;
}

test.each([
  ['chatBarText of 15', { chatBarText: 'ก'.repeat(15) }, 'chatBarText'],
  ['21 areas', { areas: Array.from({ length: 21 }, () => menu().areas?.[0]) }, 'areas'],
  ['too narrow', { size: { width: 799, height: 400 } }, 'size.width'],
  ['too tall', { size: { width: 2500, height: 1800 } }, 'size'],
  ['no name', { name: undefined }, 'name'],
])('refused: %s', async (_name, more, property) => {
  const wrong = { status: 400, body: { details: [{ property }] } };
  expect(await refusal(pair.client.createRichMenu(menu(more)))).toMatchObject(wrong);
  expect(await refusal(pair.client.validateRichMenuObject(menu(more)))).toMatchObject(wrong);
});

test('a menu is shown once it has a picture of its size, and the picture stays', async () => {
  const { richMenuId } = await pair.client.createRichMenu(menu());
  expect(await refusal(pair.client.setDefaultRichMenu(richMenuId))).toMatchObject({
    status: 400,
    body: { message: 'must upload richmenu image before applying it to user' },
  });
  const upload = (blob: Blob) => pair.client.setRichMenuImage(richMenuId, blob);
  expect((await refusal(upload(png(2500, 1686)))).status).toBe(400);
  expect((await refusal(upload(png(2500, 843, 1024 * 1024 + 1)))).status).toBe(413);
  expect((await refusal(upload(new Blob(['x'], { type: 'image/gif' })))).status).toBe(415);
  await upload(png(2500, 843));
  expect((await refusal(upload(png(2500, 843)))).status).toBe(400);
  await pair.client.setDefaultRichMenu(richMenuId);
  expect(pair.line.user(ANN).richMenuId).toBe(richMenuId);
  expect(await pair.client.getDefaultRichMenuId()).toEqual({ richMenuId });
  expect((await pair.client.getRichMenuList()).richmenus).toMatchObject([
    { richMenuId, name: 'สมาชิก' },
  ]);
});

test('one’s own menu goes before the default; deleting it shows the default again', async () => {
  const [common, own] = [await created(), await created()];
  await pair.client.setDefaultRichMenu(common);
  await pair.client.linkRichMenuIdToUser(ANN, own);
  expect([pair.line.user(ANN).richMenuId, pair.line.user(BEN).richMenuId]).toEqual([own, common]);
  expect(await pair.client.getRichMenuIdOfUser(ANN)).toEqual({ richMenuId: own });
  expect((await refusal(pair.client.getRichMenuIdOfUser(BEN))).status).toBe(404);
  await pair.client.deleteRichMenu(own);
  expect(pair.line.user(ANN).richMenuId).toBe(common);
  expect((await refusal(pair.client.getRichMenu(own))).status).toBe(404);
  expect((await refusal(pair.client.linkRichMenuIdToUser(ANN, own))).status).toBe(404);
});

test('bulk link and unlink, also of people who are not there', async () => {
  const richMenuId = await created();
  await pair.client.linkRichMenuIdToUsers({ richMenuId, userIds: [ANN, BEN, NOBODY] });
  expect([pair.line.user(ANN).richMenuId, pair.line.user(BEN).richMenuId]).toEqual([
    richMenuId,
    richMenuId,
  ]);
  await pair.client.unlinkRichMenuIdFromUsers({ userIds: [ANN] });
  expect(pair.line.user(ANN).richMenuId).toBeNull();
  const many = { richMenuId, userIds: Array.from({ length: 501 }, () => ANN) };
  expect((await refusal(pair.client.linkRichMenuIdToUsers(many))).status).toBe(400);
});

test('aliases: made, moved, listed, deleted; a switch links the alias’s menu', async () => {
  const [first, second] = [await created(), await created()];
  await pair.client.createRichMenuAlias({ richMenuAliasId: 'treasurer', richMenuId: first });
  const twice = pair.client.createRichMenuAlias({
    richMenuAliasId: 'treasurer',
    richMenuId: first,
  });
  expect((await refusal(twice)).body).toEqual({ message: 'conflict richmenu alias id' });
  await pair.client.updateRichMenuAlias('treasurer', { richMenuId: second });
  expect(await pair.client.getRichMenuAliasList()).toEqual({
    aliases: [{ richMenuAliasId: 'treasurer', richMenuId: second }],
  });
  await pair.line.switchRichMenu(ANN, 'treasurer', 'to=treasurer');
  expect(pair.line.user(ANN).richMenuId).toBe(second);
  expect(pair.bot.events[0]).toMatchObject({
    type: 'postback',
    postback: {
      data: 'to=treasurer',
      params: { newRichMenuAliasId: 'treasurer', status: 'SUCCESS' },
    },
  });
  await pair.client.deleteRichMenuAlias('treasurer');
  expect((await refusal(pair.client.getRichMenuAlias('treasurer'))).status).toBe(404);
  await pair.line.switchRichMenu(ANN, 'treasurer', 'to=treasurer');
  expect(pair.bot.events[1]).toMatchObject({
    postback: { params: { status: 'RICHMENU_ALIAS_ID_NOTFOUND' } },
  });
});

test('a batch replaces links by what people had before it, and says it is done', async () => {
  const [one, two] = [await created(), await created()];
  await pair.client.linkRichMenuIdToUser(ANN, one);
  await pair.client.linkRichMenuIdToUser(BEN, two);
  const operations: messagingApi.RichMenuBatchOperation[] = [
    { type: 'link', from: one, to: two },
    { type: 'link', from: two, to: one },
  ];
  const { httpResponse } = await pair.client.richMenuBatchWithHttpInfo({ operations });
  expect(httpResponse.status).toBe(202);
  expect([pair.line.user(ANN).richMenuId, pair.line.user(BEN).richMenuId]).toEqual([two, one]);
  const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
  expect(await pair.client.getRichMenuBatchProgress(requestId)).toMatchObject({
    phase: 'succeeded',
  });
});
