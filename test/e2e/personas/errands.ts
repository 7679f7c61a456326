import type { PersonaKey } from '../../../src/demo/personas.ts';

/** A tap on what is shown, by its words; or words typed where nothing can be tapped. */
export type Act = string | { readonly type: string };

export interface Errand {
  readonly acts: readonly Act[];
  /** What the last answer must say: the person has what they came for. */
  readonly sees: RegExp;
}

/** What each comes for, beginning at the menu below the chat. */
export const ERRANDS: Readonly<Record<PersonaKey, Errand>> = {
  member: {
    acts: ['เช็คยอด', 'รายการย้อนหลัง', 'ดูใบรับ', 'ให้คนอื่นตรวจ', 'ใบรับล่าสุด', 'ถูกต้อง'],
    sees: /ขอบคุณ/,
  },
  member2: {
    acts: ['ค้างกี่เดือน', 'วันส่งเงิน', 'เมนูทั้งหมด', 'เรื่องที่ขอไว้', 'เมนูทั้งหมด', 'บัญชีรายเดือน'],
    sees: /บัญชี/,
  },
  treasurer: {
    acts: ['รับฝากเงิน', { type: '48 20' }, 'ยืนยัน บันทึก', 'ใครยังไม่ส่ง', 'ยอดของฉัน'],
    sees: /เงินสัจจะสะสม/,
  },
  chair: {
    acts: ['กลุ่มของฉัน', 'งบทดลอง', 'รายการที่แจ้งผิด', 'รายการถูกแล้ว'],
    sees: /บันทึกผลแล้ว/,
  },
  secretary: {
    acts: ['กลุ่มของฉัน', 'ตั้งค่ากลุ่ม', 'ยกเลิก', 'เมนูทั้งหมด', 'รออนุมัติ'],
    sees: /ไม่มีคำขอที่รออนุมัติ/,
  },
  auditor: {
    acts: ['กลุ่มของฉัน', 'งบทดลอง', 'เมนูทั้งหมด', 'ตรวจบัญชี', 'เมนูทั้งหมด', 'งบและสมุดบัญชี'],
    sees: /สมุดเงินสด/,
  },
  elder: {
    acts: ['เช็คยอด', 'อ่านเป็นข้อความ', 'ใบรับล่าสุด', 'เมนูทั้งหมด', 'ลูกหลานดูแทน'],
    sees: /ดูแทน/,
  },
  'member-of-two': {
    acts: ['เช็คยอด', 'รายการย้อนหลัง', 'ค้างกี่เดือน', 'เมนูทั้งหมด', 'กลุ่มของฉัน'],
    sees: /BK-3801-001.*BK-3804-001/,
  },
  'other-treasurer': {
    acts: ['ออกรหัสผูก LINE', { type: '12' }, 'ใครยังไม่ส่ง'],
    sees: /ยังไม่ส่ง/,
  },
  'other-member': {
    acts: ['วันส่งเงิน', 'เมนูทั้งหมด', 'ข้อมูลของฉัน', 'เมนูทั้งหมด', 'ช่วยด้วย'],
    sees: /ย้อนกลับ/,
  },
  'field-officer': {
    acts: ['กลุ่มในพื้นที่', 'งบทดลอง', 'เมนูทั้งหมด', 'เรื่องร้องเรียน', 'เมนูทั้งหมด', 'เปลี่ยนกรรมการ'],
    sees: /ประธาน/,
  },
  'district-officer': {
    acts: [
      'ส่งข่าว',
      { type: 'ประชุมใหญ่ 15 ธันวาคม 9 โมง ที่ศาลากลางบ้าน' },
      'ไม่ใส่รูป',
      'ปุ่มรับทราบ',
      'สมาชิกทุกคน',
      'ยกเลิก',
    ],
    sees: /ยกเลิก/,
  },
  'province-officer': {
    acts: ['ผลการส่งข่าว', 'กลุ่มในพื้นที่', 'ภาษา Language', 'English', 'Everything'],
    sees: /My data/,
  },
  stranger: {
    acts: ['เพิ่มเพื่อน', 'สัจจะคืออะไร', 'สมัครสมาชิก', 'ถามใครได้', 'ผูก LINE', 'ยกเลิก'],
    sees: /ยกเลิก/,
  },
};
