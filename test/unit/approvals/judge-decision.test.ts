import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { contentHash } from '../../../src/domain/approvals/content-hash.ts';
import type { Human } from '../../../src/domain/approvals/human.ts';
import { barToDecision, type DecisionFacts } from '../../../src/domain/approvals/judge-decision.ts';

const human = (id: string, given: Partial<Human> = {}): Human => ({
  personIds: [`p-${id}`],
  memberIds: [`m-${id}`],
  nationalIds: [],
  ...given,
});

const FACTS: DecisionFacts = {
  state: 'open',
  expiresAt: 1_000,
  now: 999,
  isIntact: true,
  maker: human('maker'),
  concerned: [human('concerned')],
  decidedBy: 'committee',
  checker: human('checker'),
  hasRight: true,
};
const bar = (given: Partial<DecisionFacts>) => barToDecision({ ...FACTS, ...given });

describe('who may decide', () => {
  test('another human with the right, while it is open and in time', () => {
    expect(bar({})).toBeUndefined();
  });

  test.each(['approved', 'refused', 'withdrawn', 'expired'] as const)('not once %s', (state) => {
    expect(bar({ state })).toBe('closed');
  });

  test('up to the last millisecond and not at the first after it', () => {
    expect(bar({ now: 999 })).toBeUndefined();
    expect(bar({ now: 1_000 })).toBe('expired');
  });

  test('not over content that is no longer what was asked', () => {
    expect(bar({ isIntact: false })).toBe('changed');
  });

  test('never whoever asked, whatever their rights', () => {
    expect(bar({ checker: human('maker') })).toBe('is-maker');
  });

  test('not the same membership linked to another account since', () => {
    expect(bar({ checker: human('other', { memberIds: ['m-maker'] }) })).toBe('same-human');
  });

  test('not the same national id under another account and membership', () => {
    const nationalIds = ['1234567890121'];
    const maker = human('maker', { nationalIds });
    expect(bar({ maker, checker: human('second', { nationalIds }) })).toBe('same-human');
    const other = human('second', { nationalIds: ['3101700000009'] });
    expect(bar({ maker, checker: other })).toBeUndefined();
  });

  test('over their own money, where it is theirs to say: they, and nobody else', () => {
    const own = { decidedBy: 'concerned', concerned: [human('a'), human('b')] } as const;
    expect(bar({ ...own, checker: human('b') })).toBeUndefined();
    expect(bar({ ...own, checker: human('chair') })).toBe('no-right');
    expect(bar({ ...own, checker: human('b'), hasRight: false })).toBe('no-right');
    expect(bar({ ...own, maker: human('b'), checker: human('b') })).toBe('is-maker');
  });

  test('not those whose money it is, under any of their accounts', () => {
    expect(bar({ checker: human('concerned') })).toBe('is-concerned');
    const account = human('x', { memberIds: ['m-x', 'm-concerned'] });
    expect(bar({ checker: account })).toBe('is-concerned');
  });

  test('not without the right at this moment', () => {
    expect(bar({ hasRight: false })).toBe('no-right');
  });

  test('people without a national id are not taken for one another', () => {
    expect(bar({ maker: human('a'), checker: human('b') })).toBeUndefined();
  });
});

describe('the content hash', () => {
  const content = {
    approvalId: 'a1',
    kind: 'correction',
    groupId: 'g1',
    subject: 'entry/1',
    maker: { personId: 'p1', memberId: 'm1' },
    concerns: ['m2'],
    payload: { seq: 1, amount: '100' },
    openedAt: 1,
    expiresAt: 2,
  };
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const of = (given: Partial<typeof content>) => contentHash({ ...content, ...given }, hash);

  test('is the same for the same content, in whatever order its members are', () => {
    expect(of({ payload: { amount: '100', seq: 1 } })).toBe(of({}));
  });

  test.each([
    [{ approvalId: 'a2' }],
    [{ kind: 'other' }],
    [{ groupId: 'g2' }],
    [{ subject: 'entry/2' }],
    [{ maker: { personId: 'p2', memberId: 'm1' } }],
    [{ maker: { personId: 'p1', memberId: 'm2' } }],
    [{ concerns: [] }],
    [{ concerns: ['m2', 'm3'] }],
    [{ payload: { seq: 1, amount: '101' } }],
    [{ openedAt: 2 }],
    [{ expiresAt: 3 }],
  ])('is another for %j', (given) => {
    expect(of(given)).not.toBe(of({}));
  });
});
