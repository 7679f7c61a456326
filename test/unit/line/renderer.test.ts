import { expect, test } from '@jest/globals';
import { createSealer } from '../../../src/adapters/crypto/node-sealer.ts';
import { loadTranslator } from '../../../src/adapters/i18n/translator.ts';
import { createRenderer, type RendererParts } from '../../../src/adapters/line/renderer.ts';
import { openQrToken } from '../../../src/adapters/line/link-writer.ts';
import { createQrPicture } from '../../../src/adapters/line/qr-picture.ts';
import { buttonContext, decodeButton } from '../../../src/conversation/button.ts';
import type { RenderFor } from '../../../src/conversation/renderer.ts';
import type { Act, Choice, View } from '../../../src/conversation/view.ts';

const sealer = createSealer(new Uint8Array(32));
const parts: RendererParts = {
  translator: loadTranslator('locales'),
  templatesDir: 'flex-templates',
  sealer,
};
const renderer = createRenderer(parts);
const addressed = createRenderer({
  ...parts,
  publicUrl: 'https://bot.example/',
  botBasicId: () => '@sajja',
});
const target: RenderFor = {
  lang: 'th',
  audience: 'person-1',
  run: { runId: 'run-1', step: 'confirm', rev: 4 },
};
const hello = { kind: 'text', key: 'common.menu' } as const;
const choice = (act: Act): Choice => ({ label: 'common.confirm', act });

function actionOf(act: Act, to: RenderFor = target): Record<string, string> {
  const [message] = renderer.render([{ ...hello, choices: [choice(act)] }], to);
  const reply = message?.['quickReply'] as { items: { action: Record<string, string> }[] };
  return reply.items[0]?.action ?? {};
}

test('a step button opens for its person only, as that answer of that step', () => {
  const action = actionOf({ do: 'step', value: 'yes' });
  expect(action).toMatchObject({ type: 'postback', label: 'ยืนยัน', displayText: 'ยืนยัน' });
  const data = action['data'] ?? '';
  expect(decodeButton(sealer.openToken(data, buttonContext('person-1')) ?? '')).toEqual({
    kind: 'step',
    ...target.run,
    value: 'yes',
  });
  expect(sealer.openToken(data, buttonContext('person-2'))).toBeUndefined();
});

test('a verb button stands by itself', () => {
  const data =
    actionOf({ do: 'verb', verb: 'dispute' }, { lang: 'th', audience: 'p' })['data'] ?? '';
  expect(decodeButton(sealer.openToken(data, buttonContext('p')) ?? '')).toEqual({
    kind: 'verb',
    verb: 'dispute',
    ref: '',
  });
});

test('pickers, sentences, links, copies and the camera roll are what LINE calls them', () => {
  expect(actionOf({ do: 'pick-date', value: 'd', min: '2026-01-01' })).toMatchObject({
    type: 'datetimepicker',
    mode: 'date',
    min: '2026-01-01',
  });
  expect(actionOf({ do: 'pick-datetime', value: 'd', initial: '2026-01-01T09:00' })).toMatchObject({
    mode: 'datetime',
    initial: '2026-01-01T09:00',
  });
  expect(actionOf({ do: 'say', text: { t: 'common.menu' } })).toEqual({
    type: 'message',
    label: 'ยืนยัน',
    text: 'เมนู',
  });
  expect(actionOf({ do: 'open', url: 'https://a.example' })).toMatchObject({
    uri: 'https://a.example',
  });
  expect(actionOf({ do: 'copy', text: 'ABC' })).toMatchObject({ clipboardText: 'ABC' });
  expect(actionOf({ do: 'camera-roll' })).toEqual({ type: 'cameraRoll', label: 'ยืนยัน' });
});

test('only the last message carries quick replies', () => {
  const choices = [choice({ do: 'camera-roll' })];
  const [first, last] = renderer.render(
    [
      { ...hello, choices },
      { ...hello, choices },
    ],
    target,
  );
  expect(first).not.toHaveProperty('quickReply');
  expect(last).toHaveProperty('quickReply.items.length', 1);
  expect(renderer.render([{ ...hello, choices }, hello], target)[1]).toEqual({
    type: 'text',
    text: 'เมนู',
  });
});

test('words of a person are sent as they are', () => {
  const text = '{{name}} $t(common.menu)\n';
  expect(renderer.render([{ kind: 'words', text }], target)).toEqual([{ type: 'text', text }]);
});

const many = (count: number): Choice[] =>
  Array.from({ length: count }, () => choice({ do: 'camera-roll' }));
const items = (count: number): { title: string }[] =>
  Array.from({ length: count }, () => ({ title: 'x' }));
const alt = { t: 'common.menu' };

test.each<[string, View, string]>([
  ['an empty text', { kind: 'words', text: '' }, '1 to 5000'],
  ['a text over 5,000', { kind: 'words', text: 'ก'.repeat(5_001) }, '1 to 5000'],
  ['14 quick replies', { ...hello, choices: many(14) }, '14 quick replies'],
  ['13 cards', { kind: 'cards', template: 'notice', items: items(13), alt }, '1 to 12 cards'],
  ['no card', { kind: 'cards', template: 'notice', items: [], alt }, '1 to 12 cards'],
  ['an unknown template', { kind: 'card', template: 'nix', data: {}, alt }, 'no template nix'],
  [
    'a long label',
    { ...hello, choices: [{ label: 'common.picture_not_shown', act: { do: 'camera-roll' } }] },
    'label common.picture_not_shown',
  ],
  [
    'a button that says too much',
    { ...hello, choices: [choice({ do: 'step', value: 'x'.repeat(250) })] },
    'too much',
  ],
  [
    'a separator in a button',
    { ...hello, choices: [choice({ do: 'step', value: 'a\nb' })] },
    'separator',
  ],
  [
    'an alt text over 1,500',
    {
      kind: 'card',
      template: 'notice',
      data: { title: 'x' },
      alt: { t: 'cards.member_number', params: { number: 'x'.repeat(1_500) } },
    },
    '1 to 1500',
  ],
])('%s throws', (_, view, message) => {
  expect(() => renderer.render([view], target)).toThrow(message);
});

test('a step button outside a step throws', () => {
  expect(() => actionOf({ do: 'step', value: 'x' }, { lang: 'th', audience: 'p' })).toThrow(
    'outside a step',
  );
});

test('exactly at the limits nothing throws', () => {
  const at: View = { kind: 'words', text: 'ก'.repeat(5_000), choices: many(13) };
  expect(renderer.render([at], target)).toHaveLength(1);
  const [carousel] = renderer.render(
    [{ kind: 'cards', template: 'notice', items: items(12), alt }],
    target,
  );
  expect(carousel).toHaveProperty('contents.contents.length', 12);
});

test('one card of several is a plain bubble', () => {
  const [message] = renderer.render(
    [{ kind: 'cards', template: 'notice', items: items(1), alt }],
    target,
  );
  expect(message).toMatchObject({ type: 'flex', altText: 'เมนู', contents: { type: 'bubble' } });
});

test('a picture has its addresses, or a word in its place where there is none', () => {
  const view: View = { kind: 'image', mediaId: '01h' };
  expect(addressed.render([view], target)).toEqual([
    {
      type: 'image',
      originalContentUrl: 'https://bot.example/media/01h',
      previewImageUrl: 'https://bot.example/media/01h/preview',
    },
  ]);
  expect(renderer.render([view], target)).toEqual([
    { type: 'text', text: parts.translator.text('common.picture_not_shown', 'th') },
  ]);
});

test('a chat link opens the chat with the words typed in; its QR address opens to the same link', async () => {
  const data = { title: { chatLink: 'รหัส AB12' }, picture: { chatLinkQr: 'รหัส AB12' } };
  const [message] = addressed.render([{ kind: 'card', template: 'notice', data, alt }], target);
  const json = JSON.stringify(message);
  const link = `https://line.me/R/oaMessage/%40sajja/?${encodeURIComponent('รหัส AB12')}`;
  expect(json).toContain(link);
  const token = /bot\.example\/qr\/([\w-]+)\.png/.exec(json)?.[1] ?? '';
  expect(openQrToken(token, sealer)).toBe(link);
  const picture = await createQrPicture(sealer)(token);
  expect(picture?.subarray(1, 4).toString()).toBe('PNG');
  expect(await createQrPicture(sealer)(sealer.sealToken(link, buttonContext('p')))).toBeUndefined();
});

test('same views give the same messages but for the sealed tokens', () => {
  const view: View = { kind: 'card', template: 'notice', data: { title: 'x' }, alt };
  expect(renderer.render([view], target)).toEqual(renderer.render([view], target));
});

test('a card in a language is in that language', () => {
  const [message] = renderer.render([hello], { ...target, lang: 'en' });
  expect(message).toEqual({ type: 'text', text: 'Menu' });
  expect(renderer.text('common.confirm', 'en')).toBe('Confirm');
});

test('Thai digits as wished: in what is read, never in what is sent back, opened, copied or typed', () => {
  const wished: RenderFor = { ...target, thaiDigits: true };
  const words = { label: 'savings.deposit.months_count', params: { count: 12 } } as const;
  const step = { ...words, act: { do: 'step', value: '2026-12' } } as const;
  const [message] = renderer.render([{ ...hello, choices: [step] }], wished);
  const reply = message?.['quickReply'] as { items: { action: Record<string, string> }[] };
  const action = reply.items[0]?.action;
  expect(action).toMatchObject({ label: '๑๒ เดือน', displayText: '๑๒ เดือน' });
  const data = sealer.openToken(action?.['data'] ?? '', buttonContext('person-1')) ?? '';
  expect(decodeButton(data)).toMatchObject({ value: '2026-12' });
  for (const act of [
    { do: 'open', url: 'https://a.example/12' },
    { do: 'copy', text: 'AB12-CD34-EF5' },
    { do: 'pick-date', value: 'd', initial: '2026-12-05' },
  ] as const) {
    expect(actionOf(act, wished)).toEqual({ ...actionOf(act), ...dataOf(act, wished) });
  }
});

/** Sealed anew each time. */
function dataOf(act: Act, to: RenderFor): Record<string, unknown> {
  return actionOf(act, to)['data'] === undefined ? {} : { data: expect.any(String) };
}
