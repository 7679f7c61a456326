import type { Random } from '../random.ts';
import { words } from './word-list.ts';

const FIRST = words('หนอง โนน โคก ดอน นา ห้วย คำ ท่า เหล่า วัง บึง ดง หัว สร้าง ป่า');
const SECOND = words(
  'หิ้ง สว่าง แวง บัว ไผ่ คู ยาง แสง เจริญ ทอง สีดา ม่วง จาน แดง ใหญ่ น้อย สำราญ สวรรค์ งาม',
  'ศรีทอง กลาง หวาย กุง เดิ่น ไร่ ขาม แก้ว โพธิ์ ตาล มะเขือ พอก สะแบง สวาง ชาติ เค็ม',
);

/** Names of villages without repeats, `บ้านหนองหิ้ง`; what stands in `taken` is not among them. */
export function villageNames(random: Random, count: number, taken: readonly string[]): string[] {
  const all = FIRST.flatMap((first) => SECOND.map((second) => `บ้าน${first}${second}`));
  return random
    .shuffle(all)
    .filter((name) => !taken.includes(name))
    .slice(0, count);
}
