import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import { CAMPAIGN_TEXT_MAX } from '../../../src/features/campaigns/limits.ts';
import { isQuiet, quietUntil } from '../../../src/features/campaigns/quiet-hours.ts';
import {
  readLabel,
  readLink,
  readText,
} from '../../../src/features/campaigns/read-announcement.ts';
import {
  readPicked,
  readSendTime,
  refuseTime,
} from '../../../src/features/campaigns/read-send-time.ts';

const NOW = instantOf('2026-11-24', 10);

describe('the words of an announcement', () => {
  test('are kept as typed, but for line ends, controls and empty runs', () => {
    expect(readText('  ประชุม\r\nวันที่ ๕\u0000\n\n\n\n\nขอบคุณ  ')).toEqual({
      kind: 'text',
      text: 'ประชุม\nวันที่ ๕\n\n\nขอบคุณ',
    });
  });
  test('have a first letter and a last', () => {
    expect(readText(' \n\t ')).toEqual({ kind: 'empty' });
    expect(readText('ก'.repeat(CAMPAIGN_TEXT_MAX)).kind).toBe('text');
    expect(readText('ก'.repeat(CAMPAIGN_TEXT_MAX + 1))).toEqual({
      kind: 'too-long',
      length: CAMPAIGN_TEXT_MAX + 1,
    });
  });
  test('a broken emoji is not kept', () => {
    const reading = readText('ดี \ud83d');
    expect(reading.kind === 'text' && reading.text.isWellFormed()).toBe(true);
  });
});

describe('a link', () => {
  test.each(['https://www.cdd.go.th', 'https://xn--12c1fe0br.com/ก?ข=1#ค'])('%s', (url) => {
    expect(readLink(` ${url} `).kind).toBe('link');
  });
  test.each([
    ['http://www.cdd.go.th', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['line://ti/p/x', 'not-https'],
    ['www.cdd.go.th', 'form'],
    ['https://a.go.th x', 'form'],
    ['https://', 'form'],
    ['https://user:pw@bank.co.th', 'host'],
    ['https://bank.co.th@evil.com', 'host'],
    ['https://a.go.th:8443/', 'host'],
    ['https://localhost/', 'host'],
    ['https://127.0.0.1/', 'host'],
    ['https://2130706433/', 'host'],
    ['https://[::1]/', 'host'],
    [`https://a.go.th/${'x'.repeat(1000)}`, 'too-long'],
  ])('%s is refused: %s', (url, reason) => {
    expect(readLink(url)).toEqual({ kind: 'refused', reason });
  });
  test('the label counts letters as people see them', () => {
    expect(readLabel('กี่น้ำปุ๋ยเพื่อผู้ที่นี่')).toBe('กี่น้ำปุ๋ยเพื่อผู้ที่นี่');
    expect(readLabel('ก'.repeat(21))).toBeUndefined();
    expect(readLabel(' \n ')).toBeUndefined();
    expect(readLabel('ดู\nกำหนด')).toBe('ดู กำหนด');
  });
});

describe('the time to send', () => {
  test.each([
    ['พรุ่งนี้ 9:00', '2026-11-25', 9, 0],
    ['พรุ่งนี้ ๙.๓๐ น.', '2026-11-25', 9, 30],
    ['วันนี้ 15:30', '2026-11-24', 15, 30],
    ['มะรืนนี้ เที่ยง', '2026-11-26', 12, 0],
    ['พรุ่งนี้ บ่าย 2 โมง', '2026-11-25', 14, 0],
    ['5 ธ.ค. 9 โมง', '2026-12-05', 9, 0],
    ['วันที่ 5 ธันวาคม 2569 เวลา 13:00', '2026-12-05', 13, 0],
    ['5/12/2569 09:00', '2026-12-05', 9, 0],
    ['5/12/69 09:00', '2026-12-05', 9, 0],
    ['5/12 09:00', '2026-12-05', 9, 0],
    ['2026-12-05 13:00', '2026-12-05', 13, 0],
    ['tomorrow 9:00', '2026-11-25', 9, 0],
    ['15 Dec 13:30', '2026-12-15', 13, 30],
    ['5 ม.ค. 9:00', '2027-01-05', 9, 0],
  ])('%s', (typed, date, hour, minute) => {
    expect(readSendTime(typed, NOW)).toEqual({ kind: 'at', at: instantOf(date, hour, minute) });
  });
  test('now', () => {
    expect(readSendTime('ตอนนี้', NOW)).toEqual({ kind: 'now' });
    const night = instantOf('2026-11-24', 21);
    expect(readSendTime('ตอนนี้', night)).toEqual({ kind: 'refused', reason: 'quiet' });
  });
  test.each(['9:00', 'พรุ่งนี้', 'พรุ่งนี้ 9', 'เมื่อไรก็ได้', ''])(
    'day and time are never guessed: %s',
    (typed) => {
      expect(readSendTime(typed, NOW)).toEqual({ kind: 'not-understood' });
    },
  );
  test.each([
    ['วันนี้ 9:59', 'past'],
    ['1/1/2560 09:00', 'past'],
    ['พรุ่งนี้ 20:00', 'quiet'],
    ['พรุ่งนี้ 6:59', 'quiet'],
    ['24/1/2570 09:00', 'far'],
    ['5 พ.ย. 9:00', 'past'],
    ['31/2/2569 09:00', 'no-day'],
    ['31 เม.ย. 9:00', 'no-day'],
    ['พรุ่งนี้ 25:00', 'no-time'],
    ['พรุ่งนี้ 9:75', 'no-time'],
  ])('%s is refused: %s', (typed, reason) => {
    expect(readSendTime(typed, NOW)).toEqual({ kind: 'refused', reason });
  });
  test('the picker gives the same', () => {
    expect(readPicked('2026-11-25T09:00', NOW)).toEqual({
      kind: 'at',
      at: instantOf('2026-11-25', 9),
    });
    expect(readPicked('2026-11-24T09:00', NOW)).toEqual({ kind: 'refused', reason: 'past' });
    expect(readPicked('soon', NOW)).toEqual({ kind: 'refused', reason: 'no-day' });
  });
  test('the hours from 20:00 to 7:00 are quiet, to the minute', () => {
    const times = [
      [6, 59],
      [7, 0],
      [19, 59],
      [20, 0],
    ] as const;
    expect(times.map(([h, m]) => isQuiet(instantOf('2026-12-04', h, m)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(quietUntil(instantOf('2026-12-04', 23))).toBe(instantOf('2026-12-05', 7));
    expect(quietUntil(instantOf('2026-12-04', 3))).toBe(instantOf('2026-12-04', 7));
    expect(refuseTime(NOW, NOW)).toBeUndefined();
    expect(refuseTime(NOW - 1, NOW)).toBe('past');
  });
});
