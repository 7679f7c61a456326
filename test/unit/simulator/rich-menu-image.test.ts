import { expect, test } from '@jest/globals';
import { imageSize } from '../../../src/simulator/platform/rich-menu-image.ts';

/** Start, an application segment, a Huffman table (C4, which is no frame), then the frame. */
const JPEG = Buffer.from(
  'ffd8' + 'ffe00004abcd' + 'ffc40003ff' + 'ffc2000b08034b09c4010122' + '00',
  'hex',
);

test('a JPEG’s size is in its frame', () => {
  expect(imageSize(JPEG, 'image/jpeg')).toEqual({ width: 2500, height: 843 });
});

test.each([
  ['another format', Buffer.from('GIF89a'), 'image/jpeg'],
  ['a cut JPEG', JPEG.subarray(0, 12), 'image/jpeg'],
  ['a JPEG that says it is a PNG', JPEG, 'image/png'],
  ['nothing', Buffer.alloc(0), 'image/png'],
])('%s has none', (_name, bytes, mime) => {
  expect(imageSize(bytes, mime)).toBeNull();
});
