/** Words that people type for what this feature does; no intent of the interpreter stands for it. */
export const TAKE_OVER_WORDS =
  /^(?:ยก(?:ยอด|บัญชี|สมุด)(?:มา|เก่า|เดิม|จากสมุด|เข้าระบบ|สมาชิก)?|นำเข้า(?:สมาชิก|ข้อมูล|ยอด|สมุด)|ลงยอดเดิม|ลงสมุดเก่า)$|^(?:import|take over|bring forward)(?: the)?(?: (?:members|register|balances|opening balances))?$|^opening balances$/i;
export const OWN_MONEY_WORDS =
  /^ยกยอด(?:เงิน)?(?:กลุ่ม|ของกลุ่ม|เงินสด|ธนาคาร|เงินสดธนาคาร)$|^(?:the )?group's opening (?:cash|money)$|^opening cash$/i;
/** Takes a line out again. */
export const REMOVE_LINE =
  /^(?:ลบ|เอาออก|ตัดออก|remove|delete)\s*(?:เลข(?:ที่)?|no\.?)?\s*([\d๐-๙]{1,6})$/i;
