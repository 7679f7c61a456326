/** Words for what no intent of the interpreter stands for. */
const WHO = '(?:ลูก|หลาน|ลูกหลาน|คนในบ้าน|ญาติ|คนอื่น)';

const ELDER = '(?:พ่อ|แม่|ปู่|ย่า|ตา|ยาย|พ่อใหญ่|แม่ใหญ่|พ่อแม่|ลุง|ป้า)';

/** อยากดูยอดของแม่, ดูแทนยาย: who does not read for anybody is told how it is done. */
export const OF_ELDER = new RegExp(
  `^(?:อยาก|ขอ|จะ)?(?:ดู|เบิ่ง|เช็ค|เช็ก)(?:ยอด|เงิน|บัญชี|สมุด)*(?:ของ|ให้|แทน)${ELDER}(?:หน่อย|แหน่|ได้ไหม|ได้บ่|ไหม)*$` +
    "|^(?:see|show|check) (?:my )?(?:mother|father|mum|dad|mom|grandma|grandmother|grandpa|grandfather|parents)['’]?s? (?:balance|savings|money)$",
  'i',
);

/** ลูกหลานดูแทน, ให้หลานดูยอดแทน, ดูแทน. */
export const OVERVIEW = new RegExp(
  `^(?:อยาก|ขอ)?(?:ให้)?${WHO}?(?:ช่วย)?ดู(?:ยอด|เงิน|บัญชี|สมุด|ข้อมูล)?แทน(?:หน่อย|แหน่|ได้ไหม|ไหม)?$` +
    '|^(?:read for me|someone reads for me|let (?:my (?:child|son|daughter|grandchild|family)|someone) (?:look|read|see)(?: for me)?|proxy)$',
  'i',
);

/** เลิกดูแทน, ไม่ให้หลานดูแทนแล้ว, with a member's number from who may. */
export const END = new RegExp(
  `^(?:(?:ขอ)?(?:ยก)?เลิก(?:ให้)?|ไม่ให้|หยุด(?:ให้)?)${WHO}?ดู(?:ยอด|เงิน|บัญชี|สมุด|ข้อมูล)?แทน(?:แล้ว)?\\s*(?:เลข\\s*)?(\\d{1,6})?$` +
    '|^(?:stop|end) (?:reading|reader|proxy)(?: for)?\\s*(\\d{1,6})?$',
  'i',
);

/** รหัสดูแทน 12: on the word of a member who is not on LINE. */
export const OFFER_FOR =
  /^(?:ออก|ขอ|ให้)?รหัสดูแทน\s*(?:ให้)?\s*(?:เลข\s*|สมาชิก\s*)*(\d{1,6})?$|^reader'?s? code\s*(?:for)?\s*(\d{1,6})?$/i;

/** The number in one of these, if any. */
export const numberIn = (match: RegExpExecArray): string | null => match[1] ?? match[2] ?? null;
