import { readdirSync, readFileSync } from 'node:fs';

const SENTENCES = new URL('../fixtures/interpreter/', import.meta.url);
/** What nobody expects. */
export const ODD = [
  '12',
  '12 100',
  '0',
  '1',
  '๑๒ ๑๐๐',
  '999999999999',
  '5/12/2569',
  '10.5',
  'ๆๆๆ',
  '🙏',
  '?',
  'x'.repeat(600),
  'นางคำปุ่น',
  'บ้านหนองหิ้ง',
  'ยืนยัน',
  'confirm',
  'ย้อนกลับ',
  'back',
  'ใช่',
  'no',
];

/** What people type: labelled sentences, and what nobody expects. */
export function readWords(): readonly string[] {
  const files = readdirSync(SENTENCES).filter((name) => name.endsWith('.tsv'));
  const lines = files.flatMap((name) =>
    readFileSync(new URL(name, SENTENCES), 'utf8').split('\n').filter(Boolean),
  );
  return lines.map((line) => line.split('\t')[0] ?? '').filter((text) => text.trim() !== '');
}
