import { expect, test } from '@jest/globals';
import { load } from './load.ts';

type Json = Record<string, unknown>;
const { currentQuickReplies } = await load<{
  currentQuickReplies: (items: Json[]) => { seq: number; items: unknown[] } | null;
}>('phone/quick-replies.js');
const { presetsFor, presetName } = await load<{
  presetsFor: (presets: Json[], holders: (object | undefined)[]) => Json[];
  presetName: (preset: Json, shown: Json[], t: (key: string) => string) => string | undefined;
}>('presets.js');
const { startingHolders } = await load<{
  startingHolders: (users: Json[], query: URLSearchParams, kept: string | null) => string[];
}>('holders.js');
const { templateAsFlex } = await load<{ templateAsFlex: (message: Json) => Json | null }>(
  'messages/template-as-flex.js',
);
const { nameOfAction } = await load<{ nameOfAction: (action: Json) => string }>(
  'messages/tap-areas.js',
);

const quickReply = { items: [{ type: 'action', action: { type: 'message', label: 'ก' } }] };
const bot = (seq: number, message: Json) => ({ kind: 'bot-message', seq, message });

test('quick replies show only while their message is the newest item', () => {
  const asked = bot(1, { type: 'text', text: 'ก', quickReply });
  expect(currentQuickReplies([asked])?.seq).toBe(1);
  expect(currentQuickReplies([asked, bot(2, { type: 'text', text: 'ข' })])).toBeNull();
  expect(currentQuickReplies([asked, { kind: 'postback', seq: 2, data: 'd' }])).toBeNull();
  expect(currentQuickReplies([])).toBeNull();
});

const users = [
  { userId: 'U1', key: 'stranger', roles: ['stranger'] },
  { userId: 'U2', key: 'member-a', roles: ['member:บ้านโนน'] },
  { userId: 'U3', key: 'treasurer-a', roles: ['treasurer'] },
];

test('the phones start with a member and the treasurer', () => {
  expect(startingHolders(users, new URLSearchParams(), null)).toEqual(['U2', 'U3']);
});

test('the holders of last time come back, an address names others, the unknown are ignored', () => {
  expect(startingHolders(users, new URLSearchParams(), 'U1,U9')).toEqual(['U1', 'U3']);
  const query = new URLSearchParams('left=treasurer-a&right=U1');
  expect(startingHolders(users, query, 'U2,U2')).toEqual(['U3', 'U1']);
});

const action = (label: string) => ({ type: 'message', label, text: label });

test('a confirm template becomes a card with two buttons side by side', () => {
  const template = { type: 'confirm', text: 'ใช่ไหม', actions: [action('ใช่'), action('ไม่')] };
  const footer = templateAsFlex({ type: 'template', template })?.['footer'] as Json;
  expect(footer['layout']).toBe('horizontal');
  expect((footer['contents'] as Json[]).map(({ type }) => type)).toEqual([
    'button',
    'separator',
    'button',
  ]);
});

test('carousels become carousels, and a template of a new type is left to its altText', () => {
  const columns = [{ text: 'ก', actions: [action('ก')] }];
  const pictures = [{ imageUrl: 'https://example.org/a.png', action: action('ก') }];
  const of = (template: Json) => templateAsFlex({ type: 'template', template });
  expect(of({ type: 'carousel', columns })).toMatchObject({
    type: 'carousel',
    contents: [{ type: 'bubble' }],
  });
  expect(of({ type: 'image_carousel', columns: pictures })).toMatchObject({
    contents: [{ action: action('ก') }],
  });
  expect(of({ type: 'wheel' })).toBeNull();
});

test('a menu area without a label is named after what it does', () => {
  expect(nameOfAction({ type: 'message', text: 'ยอดเงิน' })).toBe('ยอดเงิน');
  expect(nameOfAction({ type: 'postback', data: 'x', displayText: 'เมนู' })).toBe('เมนู');
  expect(nameOfAction({ type: 'message', label: 'ก', text: 'ข' })).toBe('ก');
});

test('the clock offers the deposit days of those who hold the phones', () => {
  const presets = [
    { key: 'tomorrow-9', at: 1 },
    { key: 'deposit-eve-9', at: 2, group: 'BK-1-001' },
    { key: 'deposit-eve-9 BK-1-002', at: 3, group: 'BK-1-002' },
  ];
  const holding = (...roles: string[]) => ({ roles });
  const at = (...holders: (object | undefined)[]) =>
    presetsFor(presets, holders).map((one) => one['at']);
  expect(at(holding('member:BK-1-002'), holding('field-officer:3804'))).toEqual([1, 3]);
  expect(at(holding('member:BK-1-001'), holding('treasurer:BK-1-002'))).toEqual([1, 2, 3]);
  expect(at(holding('field-officer:3804'), undefined)).toEqual([1, 2]);
  const t = (key: string) => (key === 'clock.preset.deposit-eve-9' ? 'eve' : key);
  expect(presets.map((one) => presetName(one, presets, t))).toEqual([
    undefined,
    'eve (BK-1-001)',
    'eve (BK-1-002)',
  ]);
  expect(presetName(presets[2] ?? {}, presets.slice(2), t)).toBe('eve');
});
