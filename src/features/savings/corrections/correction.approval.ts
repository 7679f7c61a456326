import { defineApproval } from '../../../conversation/approvals/approval-kind.ts';
import { bookedAt } from './correctable.ts';
import { carryOutCorrection } from './carry-out.ts';
import { correctionPayload, type CorrectionPayload } from './correct-data.ts';
import { correctionContent } from './correction.content.ts';

/** A wrong entry goes, and the right one comes, when another committee member has seen both. */
export const correctionApproval = defineApproval<CorrectionPayload>({
  name: 'correction',
  verb: 'correction.approve',
  standIn: 'field-officer',
  payload: correctionPayload,
  async content(read, payload, { groupId }) {
    const booked = await bookedAt(read, groupId, payload.seq);
    return booked && correctionContent(read, booked, payload);
  },
  carryOut: carryOutCorrection,
});
