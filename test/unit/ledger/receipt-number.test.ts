import { expect, test } from '@jest/globals';
import {
  formatReceipt,
  nextReceipt,
  parseReceipt,
} from '../../../src/domain/ledger/receipt-number.ts';

test('receipts count on within a Buddhist year and begin again in the next', () => {
  expect(nextReceipt({ receiptYear: 0, receiptNo: 0 }, '2026-03-06')).toEqual({
    receiptYear: 2569,
    receiptNo: 1,
  });
  expect(nextReceipt({ receiptYear: 2569, receiptNo: 311 }, '2026-12-31')).toEqual({
    receiptYear: 2569,
    receiptNo: 312,
  });
  expect(nextReceipt({ receiptYear: 2569, receiptNo: 312 }, '2027-01-01')).toEqual({
    receiptYear: 2570,
    receiptNo: 1,
  });
});

test.each([
  [1, '2569/0001'],
  [9999, '2569/9999'],
  [10_000, '2569/10000'],
])('number %i is printed %s and read back', (receiptNo, text) => {
  expect(formatReceipt({ receiptYear: 2569, receiptNo })).toBe(text);
  expect(parseReceipt(text)).toEqual({ receiptYear: 2569, receiptNo });
});

test.each(['', '2569/1', '2569/00001', '569/0001', '2569-0001', ' 2569/0001', '๒๕๖๙/๐๐๐๑'])(
  '%j is no receipt number',
  (text) => {
    expect(parseReceipt(text)).toBeUndefined();
  },
);
