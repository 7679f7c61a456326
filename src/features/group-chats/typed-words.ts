/** In the room, to the bot: ผูกห้องนี้. */
export const TIE =
  /^(?:ขอ)?ผูกห้อง(?:นี้|กลุ่ม|ไลน์)*(?:กับกลุ่ม(?:ออมทรัพย์)?)?$|^tie (?:this |the )?(?:room|chat|group)$/i;
/** In the room or in private: เลิกผูกห้อง. */
export const UNTIE =
  /^(?:ขอ)?(?:ยก)?เลิกผูกห้อง(?:นี้|กลุ่ม|ไลน์)*$|^untie (?:this |the )?(?:room|chat|group)$/i;
/** In private: what the room is, and how to tie one. */
export const ROOM = /^ห้อง(?:ไลน์|line)?(?:ของ)?กลุ่ม(?:ไลน์)?$|^(?:the )?group(?:'s)? (?:room|chat)$/i;
