import type { Json } from './draw.ts';

const row = (label: string, value: string): Json => ({
  type: 'box',
  layout: 'baseline',
  spacing: 'md',
  contents: [
    { type: 'text', text: label, color: '#555555', flex: 5, wrap: true },
    { type: 'text', text: value, align: 'end', flex: 4, weight: 'bold' },
  ],
});

/** A card of the kind the bot sends: large figure, words, rows, buttons. */
export function balanceCard(size: string): Json {
  return {
    type: 'bubble',
    size,
    header: {
      type: 'box',
      layout: 'vertical',
      backgroundColor: '#0b7a4b',
      contents: [{ type: 'text', text: 'ยอดเงินสัจจะ', color: '#ffffff', weight: 'bold' }],
    },
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'md',
      contents: [
        {
          type: 'text',
          text: '1,012,450.00 บาท',
          size: '3xl',
          weight: 'bold',
          adjustMode: 'shrink-to-fit',
        },
        { type: 'separator' },
        row('ฝากล่าสุด', '5 พ.ย. 2569'),
        row('ค้างส่ง', '1 เดือน'),
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      contents: [
        { type: 'button', style: 'primary', action: { type: 'message', label: 'ดู', text: 'ดู' } },
      ],
    },
  };
}

/** Each line stacks vowels and tone marks as high and as deep as Thai goes. */
export const TALL_WORDS = ['ปิ่นที่นี่', 'กู้ยืมผู้ใหญ่', 'ญู ฐุ ฎุ', 'ฝั้นเป็นเส้น'];

export const tallText: Json = {
  type: 'bubble',
  body: {
    type: 'box',
    layout: 'vertical',
    contents: TALL_WORDS.flatMap((text) =>
      ['xs', 'md', '4xl'].map((size) => ({ type: 'text', text, size })),
    ),
  },
};
