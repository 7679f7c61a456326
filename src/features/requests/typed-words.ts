/** Words for what a member asks of the committee, where no intent of the interpreter stands for it. */
export const MY_REQUESTS =
  /^(?:ดู)?(?:เรื่อง|คำขอ)ที่(?:ฉัน|ผม|หนู)?ขอ(?:ไว้|ไป)?$|^(?:ขอ(?:กรรมการ|เรื่องกับกรรมการ))$|^my requests?$/i;
export const CHANGE_PLEDGE =
  /^(?:ขอ|อยาก)?(?:เปลี่ยน|เพิ่ม|ลด|ปรับ)(?:ยอด|จำนวน)?(?:เงิน)?สัจจะ(?!พิเศษ)|^change (?:my )?pledge\b/i;
export const WITHDRAW =
  /^(?:ขอ|อยาก)ถอน(?:เงิน)?(?:สัจจะ)?(?:พิเศษ)?(?:\s*[\d,.๐-๙]+\s*(?:บาท)?)?$|^(?:withdraw|take out) (?:my )?special savings$/i;
export const LEAVE = /^(?:ขอ|อยาก)?(?:ลาออก|ออกจากกลุ่ม)$|^(?:leave|resign from) the group$/i;
