import { describe, expect, test } from '@jest/globals';
import { readRegisterLine, registerLines } from '../../../src/domain/register/register-line.ts';

describe('a line of the paper register', () => {
  const line = (
    memberNo: string,
    name: string,
    ...[pledge, savings, special = 0n]: [bigint, bigint, bigint?]
  ) => ({ kind: 'line', line: { memberNo, name, pledge, savings, special, behind: 0 } });

  test.each([
    ['12 นางบุญมี ตัวอย่าง 100 5,400', line('0012', 'นางบุญมี ตัวอย่าง', 10_000n, 540_000n)],
    ['๑๒  นางบุญมี  ตัวอย่าง ๑๐๐ ๕,๔๐๐.๕', line('0012', 'นางบุญมี ตัวอย่าง', 10_000n, 540_050n)],
    ['7\tนาย ก. ขาว\t50\t0\t1,000.25', line('0007', 'นาย ก. ขาว', 5_000n, 0n, 100_025n)],
    ['7 นายคำ สีดา 50 - ', line('0007', 'นายคำ สีดา', 5_000n, 0n)],
    ['#7 นายคำ สีดา 50บาท 900 บาท', line('0007', 'นายคำ สีดา', 5_000n, 90_000n)],
    ['7 นายคำ สีดา 50.- 900.-', line('0007', 'นายคำ สีดา', 5_000n, 90_000n)],
  ])('%s', (text, reading) => expect(readRegisterLine(text)).toEqual(reading));

  test('in the cell of the savings, as a spreadsheet may have it', () => {
    const reading = readRegisterLine('7\tนายคำ สีดา\t50\t๓,๒๐๐.๕๐ ค้าง 2');
    expect(reading).toMatchObject({ line: { behind: 2, savings: 320_050n } });
  });

  test.each([
    ['ค้าง', 1],
    ['ค้าง 2', 2],
    ['ค้าง๓', 3],
    ['ค้างส่ง 12 เดือน', 12],
    ['behind 36 months', 36],
  ])('who is behind is said at its end: %s', (words, behind) => {
    const reading = readRegisterLine(`7 นายคำ สีดา 50 900 ${words}`);
    expect(reading).toMatchObject({ line: { behind, savings: 90_000n, special: 0n } });
  });

  test.each([
    ['นางบุญมี ตัวอย่าง 100 5400', 'number'],
    ['0 นางบุญมี ตัวอย่าง 100 5400', 'number'],
    ['1234567 นางบุญมี 100 5400', 'number'],
    ['12,นางบุญมี ตัวอย่าง,100,5400', 'number'],
    ['12 100 5400', 'name'],
    ['12 ก 100 5400', 'name'],
    ['12 นางบุญมี 5400', 'amounts'],
    ['12 นางบุญมี', 'amounts'],
    ['12 นางบุญมี 1 2 3 4', 'amounts'],
    ['12 นางบุญมี 100 1,00', 'amount'],
    ['12 นางบุญมี 100 5.123', 'amount'],
    ['12 นางบุญมี 100 -5', 'amount'],
    ['12 นางบุญมี 100 5400 0812345678', 'amount'],
    ['12 นางบุญมี 100 1e5', 'amount'],
    ['12 นางบุญมี 100 99999999999', 'amount'],
    ['12 นางบุญมี 100 9999999999999', 'amount'],
    ['12 นางบุญมี 100 5400 ค้าง 37', 'behind'],
    ['12 นางบุญมี 100 5400 ค้าง 0', 'behind'],
    ['12 นางบุญมี 100 5400 ค้าง 2 3', 'behind'],
    ['', 'number'],
  ])('%p is refused for its %s', (text, fault) =>
    expect(readRegisterLine(text)).toEqual({ kind: 'fault', fault }),
  );

  test('a heading is no line, anything else is', () => {
    expect(registerLines('เลขที่ ชื่อ\n12 ก\n\nไม่มีเลข')).toEqual(['12 ก', 'ไม่มีเลข']);
    expect(registerLines('ชื่อเดียว')).toEqual(['ชื่อเดียว']);
  });
});
