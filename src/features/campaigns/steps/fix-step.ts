import { stepChoice } from '../../../conversation/choices.ts';
import type { Step } from '../../../conversation/flow/flow.ts';
import type { Draft } from '../draft.ts';
import { ask, chosen, hint, LEAVE } from './answers.ts';

const LINES = {
  text: /ข้อความ|text|message/,
  picture: /รูป|picture/,
  button: /ปุ่ม|button/,
  scope: /พื้นที่|กลุ่มไหน|อำเภอ|area/,
  who: /ใคร|คนรับ|สมาชิก|who/,
  when: /เวลา|เมื่อไร|when|time/,
} as const;

/** Which line of the review to change; the others stay as they are. */
export const fixStep: Step<Draft> = {
  asksLine: true,
  ask: async () => [
    ask('fix.ask', [
      ...Object.keys(LINES).map((line) => stepChoice(`campaigns.fix.line.${line}`, line)),
      ...LEAVE,
    ]),
  ],
  async accept(_ctx, data, input, run) {
    const step = chosen(input, LINES);
    if (!step) return { kind: 'retry', say: [hint('fix.hint', run)] };
    return { kind: 'to', step, data };
  },
};
