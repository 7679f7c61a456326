/** Words for the size of letters. */
export const LARGE_TYPED =
  /^(?:ขอ|เอา|ใช้|อยากได้)?(?:ตัว(?:หนังสือ|อักษร)?)(?:ให้)?(?:ใหญ่|โต)(?:ๆ|ขึ้น|หน่อย|กว่านี้)*$|^(?:large|big|bigger) (?:type|letters|text)$/i;
export const NORMAL_TYPED =
  /^(?:ขอ|เอา|ใช้)?(?:ตัว(?:หนังสือ|อักษร)?)(?:ปกติ|ธรรมดา|เท่าเดิม|เล็ก(?:ลง)?)(?:หน่อย)?$|^(?:normal|small) (?:type|letters|text)$/i;
