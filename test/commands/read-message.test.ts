import { expect, test } from '@jest/globals';
import { readMessage } from '../../scripts/chat/read-message.ts';

const say = (label: string) => ({ type: 'message', label, text: label });

test('a card reads as lines; rows side by side, everything that can be pressed numbered', () => {
  const body = {
    type: 'box',
    layout: 'vertical',
    contents: [
      {
        type: 'text',
        contents: [
          { type: 'span', text: 'ยอด ' },
          { type: 'span', text: 'รวม' },
        ],
      },
      {
        type: 'box',
        layout: 'horizontal',
        contents: [
          { type: 'text', text: 'สัจจะ' },
          { type: 'text', text: '100 บาท' },
        ],
      },
      {
        type: 'box',
        layout: 'vertical',
        action: say('แตะ'),
        contents: [{ type: 'text', text: 'แถว' }],
      },
      { type: 'button', action: say('ปุ่ม') },
    ],
  };
  const quickReply = { items: [{ type: 'action', action: say('เมนู') }] };
  const read = readMessage({ type: 'flex', contents: { type: 'bubble', body }, quickReply }, 3);
  expect(read.lines).toEqual([
    '│ ยอด รวม',
    '│ สัจจะ   100 บาท',
    '│ แถว',
    '│ [3] แตะ',
    '│ [4] ปุ่ม',
    '[5] เมนู',
  ]);
  expect(read.buttons.map(({ label }) => label)).toEqual(['แตะ', 'ปุ่ม', 'เมนู']);
});

test('templates, pictures and the unknown are named', () => {
  const template = { type: 'confirm', text: 'ใช่ไหม', actions: [say('ใช่'), say('ไม่')] };
  expect(readMessage({ type: 'template', template }, 1).lines).toEqual([
    'ใช่ไหม',
    '[1] ใช่',
    '[2] ไม่',
  ]);
  expect(readMessage({ type: 'image', originalContentUrl: 'https://x/y' }, 1).lines).toEqual([
    '(picture https://x/y)',
  ]);
  expect(readMessage({ type: 'sticker' }, 1).lines).toEqual(['(sticker)']);
});
