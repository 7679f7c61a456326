/**
 * Titles as they stand before a name on a register (domain.md §3): civil, youth, royal orders,
 * police and army ranks, monks, degrees, English. Full and short forms mean the same person.
 */
export const TITLES: readonly string[] = listed(
  'นาย|นาง|นางสาว|น.ส.|นส.|เด็กชาย|เด็กหญิง|ด.ช.|ด.ญ.|ดช.|ดญ.',
  'หม่อมหลวง|หม่อมราชวงศ์|ม.ล.|ม.ร.ว.|คุณหญิง',
  'พลตำรวจ|สิบตำรวจตรี|สิบตำรวจโท|สิบตำรวจเอก|จ่าสิบตำรวจ|ดาบตำรวจ',
  'ร้อยตำรวจตรี|ร้อยตำรวจโท|ร้อยตำรวจเอก|พันตำรวจตรี|พันตำรวจโท|พันตำรวจเอก',
  'ส.ต.ต.|ส.ต.ท.|ส.ต.อ.|จ.ส.ต.|ด.ต.|ร.ต.ต.|ร.ต.ท.|ร.ต.อ.',
  'พ.ต.ต.|พ.ต.ท.|พ.ต.อ.',
  'พลทหาร|สิบตรี|สิบโท|สิบเอก|จ่าสิบตรี|จ่าสิบโท|จ่าสิบเอก',
  'ร้อยตรี|ร้อยโท|ร้อยเอก|พันตรี|พันโท|พันเอก',
  'ส.ต.|ส.ท.|ส.อ.|จ.ส.ท.|จ.ส.อ.|ร.ต.|ร.ท.|ร.อ.|พ.ต.|พ.ท.|พ.อ.',
  'ว่าที่ร้อยตรี|ว่าที่ ร้อยตรี|ว่าที่ร.ต.|ว่าที่ ร.ต.|ว่าที่ ร.ต.หญิง',
  'พระภิกษุ|พระ|พระครู|พระมหา|พระอธิการ|สามเณร|แม่ชี',
  'ดร.|นพ.|พญ.|ผศ.|รศ.|ศ.',
  'mr.|mrs.|ms.|mr|mrs|ms|miss',
);

/**
 * What people call each other instead of a title. Only a search may drop these: ตา and คุณ also
 * begin many first names, so they never count as a title of a registered name.
 */
export const SPOKEN_TITLES: readonly string[] = listed(
  'คุณ|ป้า|ลุง|น้า|อา|ยาย|ตา|ปู่|ย่า|พ่อ|แม่|พี่|น้อง',
  'อ้าย|เอื้อย|พ่อใหญ่|แม่ใหญ่|ครู|หมอ|จ่า|กำนัน|ผู้ใหญ่|ผญ.',
);

function listed(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
