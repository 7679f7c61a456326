/** Words for the size of letters. */
export const LARGE_TYPED =
  /^(?:ขอ|เอา|ใช้|อยากได้)?(?:ตัว(?:หนังสือ|อักษร)?)(?:ให้)?(?:ใหญ่|โต)(?:ๆ|ขึ้น|หน่อย|กว่านี้)*$|^(?:large|big|bigger) (?:type|letters|text)$/i;
export const NORMAL_TYPED =
  /^(?:ขอ|เอา|ใช้)?(?:ตัว(?:หนังสือ|อักษร)?)(?:ปกติ|ธรรมดา|เท่าเดิม|เล็ก(?:ลง)?)(?:หน่อย)?$|^(?:normal|small) (?:type|letters|text)$/i;

/** Words for ๐–๙, and for 0–9 again. */
export const THAI_DIGITS_TYPED =
  /^(?:ขอ|เอา|ใช้|อยากได้)?(?:ตัว)?เลขไทย(?:หน่อย|แหน่)?$|^thai (?:digits|numbers|numerals)$/i;
export const ARABIC_DIGITS_TYPED =
  /^(?:ขอ|เอา|ใช้|อยากได้)?(?:ตัว)?เลข(?:อา(?:รา|ระ|ร)บิ[กค]|ฝรั่ง|สากล)(?:หน่อย|แหน่)?$|^(?:arabic|western|normal) (?:digits|numbers|numerals)$/i;
