/**
 * Words that people type for what this feature does, where no intent of the interpreter stands for
 * it. They are heard outside a dialogue only, or as an answer to a question that offers them.
 */
export const OPEN_GROUP =
  /^(?:เปิด|ตั้ง|สร้าง|เพิ่ม)กลุ่ม(?:ใหม่|ออมทรัพย์)?$|^(?:open|new) (?:a )?(?:new )?group$/i;
export const ADD_MEMBER =
  /^(?:เพิ่ม|รับ|ลงทะเบียน)สมาชิก(?:ใหม่)?$|^add (?:a )?(?:new )?member$|^new member$/i;
export const CHANGE_MEMBER =
  /^(?:แก้|แก้ไข|เปลี่ยน)(?:ข้อมูล|ชื่อ|เบอร์|เบอร์โทร|สัจจะ|ทะเบียน)?สมาชิก$|^(?:change|edit) (?:a |the )?member(?:'s (?:record|name|phone|pledge))?$/i;
export const SETTINGS = /^(?:ตั้งค่า|การตั้งค่า)(?:กลุ่ม)?$|^(?:group )?settings$/i;
export const CHANGE_POST =
  /^(?:เปลี่ยน|แต่งตั้ง)(?:คณะ)?กรรมการ(?:ใหม่)?$|^เปลี่ยน(?:ตัว)?(?:ประธาน|เลขา|เลขานุการ|เหรัญญิก|ผู้ตรวจสอบ|นายทะเบียน)$|^change (?:the )?(?:committee|post)$/i;
export const CLOSE_GROUP = /^(?:ปิด|ยุบ|เลิก)กลุ่ม(?:ออมทรัพย์)?$|^close (?:a |the )?group$/i;
export const MY_GROUPS =
  /^(?:ขอ)?(?:ดู|เบิ่ง)?(?:รายชื่อ)?กลุ่ม(?:ออมทรัพย์)?(?:ทั้งหมด|ทุกกลุ่ม)?(?:ของฉัน|(?:ที่(?:ดูแล|รับผิดชอบ)|ใน(?:ความดูแล|พื้นที่|อำเภอ|ตำบล|จังหวัด|เขต))(?:ของฉัน|นี้)?)?(?:ทั้งหมด)?$|^(?:my |all (?:the )?)?groups(?: in (?:my|the) (?:area|district|tambon|province))?$/i;
export const NONE = /^(?:ไม่มี|ไม่เก็บ|ฟรี|ข้าม|ยังไม่มี|บ่มี|none|no|free|skip|-|0+|๐+)$/i;
export const SAME_PERSON = /^(?:คนเดียว|(?:the )?same\b)/i;
export const OTHER_PERSON = /^(?:คนละคน|different|another|two)/i;

/** Which post a word such as คนเดียวกับประธาน names. */
export const POST_WORDS = {
  chair: /ประธาน|chair/i,
  secretary: /เลขา|secretary/i,
  treasurer: /เหรัญ|treasurer/i,
  auditor: /ตรวจสอบ|auditor/i,
} as const;

/** What stands before a number that is an answer: หมู่ 3, วันที่ 5. */
export const BEFORE_NUMBER = /^(?:หมู่(?:ที่|บ้านที่)?|ม\.|ทุกวันที่|วันที่|เลขที่|เลข|ข้อ|moo|day|no\.?)\s*/i;
/** What stands before a number in a list: ข้อ 3. Not หมู่: where a tambon is asked for, that is none. */
export const BEFORE_LISTED = /^(?:ข้อ(?:ที่)?|เลขที่|เลข|no\.?)\s*/i;
/** The group has it: special savings. */
export const HAVE = /^(?:มี|รับ|ให้มี|รับฝาก|ได้|have|yes|allowed|on)$/i;
export const ON = /^(?:เปิด|ส่ง|ส่งทันที|ทันที|(?:send )?at once|on)$/i;
export const OFF = /^(?:ไม่ส่ง|ไม่ต้องส่ง|ไม่เตือน|ไม่ต้องเตือน|no reminder|off)$|^(?:รอ|wait)/i;
/** A group's public code. */
export const GROUP_CODE = /^([A-Z]{2})[- ]?(\d{4})[- ]?(\d{3,4})$/i;
