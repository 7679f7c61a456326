import { expect, test } from '@jest/globals';
import { formatPhone, maskPhone, readPhone } from '../../../src/domain/phone.ts';

test.each([
  ['0812345678', 'mobile', '0812345678'],
  ['081-234-5678', 'mobile', '0812345678'],
  ['06 1234 5678', 'mobile', '0612345678'],
  ['๐๙๑ ๒๓๔ ๕๖๗๘', 'mobile', '0912345678'],
  ['+66 81 234 5678', 'mobile', '0812345678'],
  ['+66 (0)81 234 5678', 'mobile', '0812345678'],
  ['0066812345678', 'mobile', '0812345678'],
  ['66812345678', 'mobile', '0812345678'],
  ['042-123-456', 'landline', '042123456'],
  ['+66 42 123 456', 'landline', '042123456'],
  ['02 123 4567', 'landline', '021234567'],
])('%s is a %s', (text, kind, number) => {
  expect(readPhone(text)).toEqual({ kind, number });
});

test.each([
  ['', 'characters'],
  ['ไม่มี', 'characters'],
  ['081-234-567x', 'characters'],
  ['08+12345678', 'characters'],
  ['081234567', 'number'],
  ['08123456789', 'number'],
  ['0112345678', 'number'],
  ['0712345678', 'number'],
  ['1669', 'number'],
  ['+1 212 555 0100', 'number'],
])('%p is refused for its %s', (text, reason) => {
  expect(readPhone(text)).toEqual({ kind: 'refused', reason });
});

test('numbers are shown in their usual groups and masked but for their ends', () => {
  expect([formatPhone('0812345678'), maskPhone('0812345678')]).toEqual([
    '081-234-5678',
    '08x-xxx-5678',
  ]);
  expect([formatPhone('042123456'), maskPhone('042123456')]).toEqual([
    '042-123-456',
    '04x-xx3-456',
  ]);
  expect([formatPhone('021234567'), maskPhone('021234567')]).toEqual([
    '02-123-4567',
    '02-xxx-4567',
  ]);
});
