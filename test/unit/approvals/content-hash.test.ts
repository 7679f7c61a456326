import { expect, test } from '@jest/globals';
import { sha256 } from '../../../src/adapters/crypto/sha256.ts';
import {
  contentHash,
  type ApprovalContentFields,
} from '../../../src/domain/approvals/content-hash.ts';

const ASKED: ApprovalContentFields = {
  approvalId: 'a1',
  kind: 'savings.correct',
  groupId: 'g1',
  subject: 'entry/1',
  maker: { personId: 'p1', memberId: 'm1' },
  concerns: ['m2'],
  payload: { amount: '10000', months: ['2026-11'] },
  openedAt: 1,
  expiresAt: 2,
};

const OTHERS: Partial<ApprovalContentFields>[] = [
  { approvalId: 'a2' },
  { kind: 'savings.refund' },
  { groupId: 'g2' },
  { subject: 'entry/2' },
  { subject: null },
  { maker: { personId: 'p2', memberId: 'm1' } },
  { maker: { personId: 'p1', memberId: null } },
  { concerns: [] },
  { concerns: ['m2', 'm3'] },
  { payload: { amount: '10001', months: ['2026-11'] } },
  { payload: { amount: '10000', months: ['2026-12'] } },
  { payload: { amount: '10000' } },
  { openedAt: 2 },
  { expiresAt: 3 },
];

test.each(OTHERS)('%j instead makes another content of it', (other) => {
  const hash = contentHash(ASKED, sha256);
  expect(contentHash({ ...ASKED, ...other }, sha256)).not.toBe(hash);
});

test('the order in which a payload was written does not matter', () => {
  const payload = { months: ['2026-11'], amount: '10000' };
  expect(contentHash({ ...ASKED, payload }, sha256)).toBe(contentHash(ASKED, sha256));
});
