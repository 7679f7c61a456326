import type { Outcome, Shortcut } from '../../../conversation/feature.ts';
import type { TurnContext } from '../../../conversation/turn-context.ts';
import { asciiDigits } from '../../../domain/ascii-digits.ts';
import { isTreasurer } from '../treasurer-groups.ts';
import { refundFlow } from './refund.flow.ts';

const start = (memberNo: string | null): Outcome => ({
  start: { flow: refundFlow.name, params: { memberNo } },
});

/** @param ref a member's number, or nothing */
export const startRefund = async (_ctx: TurnContext, ref: string): Promise<Outcome> =>
  start(/^\d{1,6}$/.test(ref) ? ref : null);

/** คืนเงินสะสม, or `12 ลาออก`, `12 เสียชีวิต`: the treasurer's word that somebody leaves. */
const WORDS =
  /^(?:คืนเงิน(?:สะสม|สัจจะ|ทั้งหมด|สมาชิก|ผู้ลาออก|คนลาออก)?|จ่ายคืนเงินสะสม|pay back savings)(?: (?:เลข|no\.?)? ?(\d{1,6}))?$/i;
const LEAVES =
  /^(?:เลข(?:ที่)? ?)?(\d{1,6}) (?:ขอ)?(?:ลาออก|ออกจากกลุ่ม|เสียชีวิต(?:แล้ว)?|ตาย(?:แล้ว)?|resigns?|died)$/i;

export const refundShortcut: Shortcut = async (ctx, text) => {
  if (!isTreasurer(ctx)) return undefined;
  const words = asciiDigits(text.trim().replace(/\s+/g, ' '));
  const found = WORDS.exec(words) ?? LEAVES.exec(words);
  return found ? start(found[1] ?? null) : undefined;
};
