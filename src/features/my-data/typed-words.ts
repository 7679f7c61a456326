/** Words for one's own data, where no intent of the interpreter stands for them. */
export const WHO_LOOKED =
  /^(?:มี)?ใคร(?:มา)?(?:เปิด)?(?:ดู|เห็น)(?:ข้อมูล|ยอด|สมุด)(?:ของ)?(?:ฉัน|ผม|หนู|เรา)?(?:บ้าง)?(?:ไหม)?$|^who (?:looked|has looked|saw)(?: at)?(?: my (?:data|savings))?\??$/i;
export const COPY = /^(?:ขอ)?สำเนา(?:ข้อมูล)?(?:ของ)?(?:ฉัน|ผม|หนู)?$|^(?:a )?copy of my data$/i;
export const CONSENT = /^(?:ความยินยอม|ถอนความยินยอม|ยกเลิกความยินยอม)$|^(?:my |withdraw )?consent$/i;
