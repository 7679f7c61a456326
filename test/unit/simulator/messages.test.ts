import { describe, expect, test } from '@jest/globals';
import { messagesFault } from '../../../src/simulator/messages/check-messages.ts';

const faults = (...messages: unknown[]) => messagesFault(messages);
const text = (words: unknown) => ({ type: 'text', text: words });
const tap = { type: 'message', label: 'ตกลง', text: 'ตกลง' };
const quick = (count: number, action: object = tap) => ({
  ...text('x'),
  quickReply: { items: Array.from({ length: count }, () => ({ type: 'action', action })) },
});
const box = (...contents: unknown[]) => ({ type: 'box', layout: 'vertical', contents });
const bubble = (...contents: unknown[]) => ({ type: 'bubble', body: box(...contents) });
const flex = (contents: unknown, altText = 'การ์ด') => ({ type: 'flex', altText, contents });
const button = (action: object) => ({ type: 'button', action });

const bodyFault = (property: string, message: string) => ({
  message: 'The request body has 1 error(s)',
  details: [{ message, property }],
});
const flexFault = (property: string, message: string, index = 0) => ({
  message: `A message (messages[${index}]) in the request body is invalid`,
  details: [{ message, property }],
});

describe('the list of messages', () => {
  test('one to five', () => {
    expect(messagesFault(undefined)).toEqual(bodyFault('messages', 'May not be empty'));
    expect(faults()).toEqual(bodyFault('messages', 'May not be empty'));
    const six = Array.from({ length: 6 }, () => text('x'));
    expect(faults(...six)).toEqual(bodyFault('messages', 'Size must be between 1 and 5'));
    expect(faults(...six.slice(1))).toBeNull();
  });

  test('every faulty message is named', () => {
    expect(faults(text('x'), text(''), { type: 'poem' })).toEqual({
      message: 'The request body has 2 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[1].text' },
        { message: expect.stringMatching(/^Must be one of/), property: 'messages[2].type' },
      ],
    });
  });

  test('a value of the wrong JSON type', () => {
    expect(faults(text(7))).toEqual({
      message:
        "The property, 'messages[0].text', in the request body is invalid (line: -, column: -)",
    });
  });
});

describe('texts', () => {
  test('5,000 UTF-16 units, an emoji being two', () => {
    expect(faults(text('ก'.repeat(5000)))).toBeNull();
    expect(faults(text('👋'.repeat(2500)))).toBeNull();
    const long = bodyFault('messages[0].text', 'Length must be between 0 and 5000');
    expect(faults(text(`${'👋'.repeat(2500)}.`))).toEqual(long);
  });

  test('altText has 1 to 1,500', () => {
    expect(faults(flex(bubble(text('x')), 'ก'.repeat(1500)))).toBeNull();
    const long = bodyFault('messages[0].altText', 'Length must be between 0 and 1500');
    expect(faults(flex(bubble(text('x')), 'ก'.repeat(1501)))).toEqual(long);
    expect(faults(flex(bubble(text('x')), ''))).not.toBeNull();
  });
});

describe('quick replies', () => {
  test('at most 13', () => {
    expect(faults(quick(13))).toBeNull();
    const many = bodyFault('messages[0].quickReply.items', 'Size must be between 1 and 13');
    expect(faults(quick(14))).toEqual(many);
  });

  test('labels have 20 grapheme clusters: tone marks and vowels above do not count', () => {
    expect(faults(quick(1, { ...tap, label: 'ที่'.repeat(20) }))).toBeNull();
    const long = bodyFault(
      'messages[0].quickReply.items[0].action.label',
      'Length must be between 0 and 20',
    );
    expect(faults(quick(1, { ...tap, label: 'ที่'.repeat(21) }))).toEqual(long);
    expect(faults(quick(1, { type: 'message', text: 'x' }))).not.toBeNull();
  });

  test('the camera is here only', () => {
    const camera = { type: 'camera', label: 'ถ่ายรูป' };
    expect(faults(quick(1, camera))).toBeNull();
    expect(faults(flex(bubble(button(camera))))).not.toBeNull();
  });
});

describe('actions', () => {
  const post = { type: 'postback', label: 'x', data: 'd' };
  test.each([
    ['data of 300', { ...post, data: 'd'.repeat(300) }, true],
    ['data of 301', { ...post, data: 'd'.repeat(301) }, false],
    ['no data', { type: 'postback', label: 'x' }, false],
    ['displayText of 301', { ...post, displayText: 'ก'.repeat(301) }, false],
    ['fillInText without a keyboard', { ...post, fillInText: 'x' }, false],
    ['fillInText with it', { ...post, fillInText: 'x', inputOption: 'openKeyboard' }, true],
    ['text and displayText', { ...post, text: 'a', displayText: 'a' }, false],
    ['message text of 300', { ...tap, text: 'ก'.repeat(300) }, true],
    ['message text of 301', { ...tap, text: 'ก'.repeat(301) }, false],
    ['a phone number', { type: 'uri', label: 'x', uri: 'tel:042000000' }, true],
    ['a script', { type: 'uri', label: 'x', uri: 'javascript:alert(1)' }, false],
    ['a relative address', { type: 'uri', label: 'x', uri: '/help' }, false],
    ['Thai in an address', { type: 'uri', label: 'x', uri: 'https://a.b/ก' }, false],
    ['a date', { ...post, type: 'datetimepicker', mode: 'date', initial: '2026-12-05' }, true],
    ['a time for a date', { ...post, type: 'datetimepicker', mode: 'date', min: '10:00' }, false],
    [
      'min after max',
      { ...post, type: 'datetimepicker', mode: 'time', min: '10:00', max: '09:00' },
      false,
    ],
    [
      'a menu switch outside a menu',
      { type: 'richmenuswitch', richMenuAliasId: 'a', data: 'd' },
      false,
    ],
    ['a label of 40', { ...tap, label: 'ก'.repeat(40) }, true],
    ['a label of 41', { ...tap, label: 'ก'.repeat(41) }, false],
    ['no label', { type: 'message', text: 'x' }, false],
  ])('in a Flex button: %s', (_name, action, fits) => {
    expect(faults(flex(bubble(button(action)))) === null).toBe(fits);
  });
});

describe('Flex', () => {
  test('faults are pointers from the container, with LINE’s words', () => {
    expect(faults(flex({ type: 'bubble' }))).toEqual(
      flexFault('/', 'At least one block must be specified'),
    );
    expect(faults(text('x'), flex(bubble(text(''))))).toEqual(
      flexFault('/body/contents/0/text', 'must be non-empty text', 1),
    );
    expect(faults(flex(bubble({ type: 'button' })))).toEqual(
      flexFault('/body/contents/0/action', 'must be specified'),
    );
    expect(faults(flex(bubble({ ...text('x'), colour: '#000000' })))).toEqual(
      flexFault('/body/contents/0/colour', 'unknown field'),
    );
    expect(faults(flex(bubble({ type: 'spacer' })))).toEqual(
      flexFault('/body/contents/0', 'invalid property'),
    );
    const picture = { type: 'image', url: 'http://example.com/a.png' };
    expect(faults(flex({ type: 'bubble', hero: picture }))).toEqual(
      flexFault('/hero/url', 'invalid uri scheme'),
    );
  });

  test.each([
    ['spans instead of text', { type: 'text', contents: [{ type: 'span', text: 'a' }] }, true],
    ['an icon outside a baseline box', { type: 'icon', url: 'https://a.b/c.png' }, false],
    [
      'an icon in a baseline box',
      { type: 'box', layout: 'baseline', contents: [{ type: 'icon', url: 'https://a.b/c.png' }] },
      true,
    ],
    ['a button in a baseline box', { ...box(button(tap)), layout: 'baseline' }, false],
    ['a nested fault', box(box(text(''))), false],
    ['an empty box', box(), true],
    ['a box without contents', { type: 'box', layout: 'vertical' }, false],
    ['a box without layout', { type: 'box', contents: [] }, false],
    ['a colour by name', { ...text('x'), color: 'red' }, false],
    ['a colour with transparency', { ...text('x'), color: '#ff000080' }, true],
    ['a size by keyword', { ...text('x'), size: '3xl' }, true],
    ['a size in px', { ...text('x'), size: '18px' }, true],
    ['a size that is none', { ...text('x'), size: 'huge' }, false],
    ['a margin in em', { ...text('x'), margin: '1em' }, false],
    ['a negative flex', { ...text('x'), flex: -1 }, false],
    ['a negative offset', { ...text('x'), offsetTop: '-4px' }, true],
    ['a number for text', { type: 'text', text: 5 }, false],
    ['a tall picture', { type: 'image', url: 'https://a.b/c', aspectRatio: '1:4' }, false],
    ['a loopback picture', { type: 'image', url: 'http://127.0.0.1:3000/a.png' }, true],
    ['a video in a body', { type: 'video', url: 'https://a.b/c' }, false],
  ])('%s', (_name, component, fits) => {
    expect(faults(flex(bubble(component))) === null).toBe(fits);
  });

  test('carousels: 1 to 12 bubbles of one size', () => {
    const of = (count: number) => ({
      type: 'carousel',
      contents: Array.from({ length: count }, () => bubble(text('x'))),
    });
    expect(faults(flex(of(12)))).toBeNull();
    expect(faults(flex(of(13)))).not.toBeNull();
    expect(faults(flex(of(0)))).not.toBeNull();
    const mixed = { type: 'carousel', contents: [bubble(), { ...bubble(), size: 'kilo' }] };
    expect(faults(flex(mixed))).toEqual(flexFault('/contents/1/size', 'invalid property'));
  });

  test('30 KB a bubble, 50 KB a carousel', () => {
    const heavy = (bytes: number) => bubble(text('x'.repeat(bytes)));
    expect(faults(flex(heavy(30_000)))).toBeNull();
    expect(faults(flex(heavy(31_000)))).toEqual(
      flexFault('/', 'Too large flex message. The maximum size of JSON data is 30 KB'),
    );
    const carousel = (bytes: number) => ({
      type: 'carousel',
      contents: [heavy(bytes), heavy(bytes)],
    });
    expect(faults(flex(carousel(24_000)))).toBeNull();
    expect(faults(flex(carousel(26_000)))).not.toBeNull();
  });
});

describe('templates', () => {
  const template = (inside: object) => ({ type: 'template', altText: 'x', template: inside });
  const confirm = (...actions: object[]) => template({ type: 'confirm', text: 'ยืนยัน?', actions });

  test('faults are paths from the message', () => {
    const uri = `https://a.b/${'x'.repeat(1000)}`;
    expect(faults(confirm(tap, { type: 'uri', label: 'x', uri }))).toEqual(
      flexFault('template/actions/1/uri', 'size must be between 0 and 1000'),
    );
  });

  test('confirm has two actions, columns have equally many', () => {
    expect(faults(confirm(tap, tap))).toBeNull();
    expect(faults(confirm(tap))).not.toBeNull();
    const column = (count: number) => ({
      text: 'x',
      actions: Array.from({ length: count }, () => tap),
    });
    const carousel = (...columns: object[]) => template({ type: 'carousel', columns });
    expect(faults(carousel(column(2), column(2)))).toBeNull();
    expect(faults(carousel(column(2), column(1)))).not.toBeNull();
  });

  test('beside a title a button text has 60', () => {
    const buttons = (words: string, more = {}) =>
      template({ type: 'buttons', text: words, actions: [tap], ...more });
    expect(faults(buttons('ก'.repeat(160)))).toBeNull();
    expect(faults(buttons('ก'.repeat(61), { title: 'หัวข้อ' }))).not.toBeNull();
  });
});

test.each([
  [
    'image',
    { type: 'image', originalContentUrl: 'https://a.b/c', previewImageUrl: 'https://a.b/d' },
    true,
  ],
  [
    'plain http image',
    { type: 'image', originalContentUrl: 'http://a.b/c', previewImageUrl: 'https://a.b/d' },
    false,
  ],
  ['sticker', { type: 'sticker', packageId: '446', stickerId: '1988' }, true],
  [
    'location',
    { type: 'location', title: 'ศาลา', address: 'บึงกาฬ', latitude: 18, longitude: 103 },
    true,
  ],
  [
    'location off the earth',
    { type: 'location', title: 'x', address: 'x', latitude: 91, longitude: 0 },
    false,
  ],
  ['audio without duration', { type: 'audio', originalContentUrl: 'https://a.b/c' }, false],
  ['sender called LINE', { ...text('x'), sender: { name: 'Line' } }, false],
])('%s', (_name, message, fits) => {
  expect(faults(message) === null).toBe(fits);
});
