import { describe, expect, test } from '@jest/globals';
import { instantOf } from '../../../src/domain/bangkok-time.ts';
import { RETRY_KEY_LIFE_MS } from '../../../src/domain/delivery/category.ts';
import { admitChunk, type AdmitFacts } from '../../../src/features/campaigns/admit-chunk.ts';
import { judgeSend } from '../../../src/features/campaigns/judge-send.ts';
import { growthLimit } from '../../../src/features/campaigns/resolve-campaign.ts';
import { EMPTY_TALLY, tallied, waiting } from '../../../src/features/campaigns/tally.ts';
import type { CampaignChunk } from '../../../src/ports/stores/campaigns-store.ts';

const NOW = 1_000_000_000_000;
const NOON = instantOf('2026-12-04', 12);

const chunk = (over: Partial<CampaignChunk> = {}): CampaignChunk => ({
  chunkId: 'c:0',
  campaignId: 'c',
  lang: 'th',
  people: ['p'],
  to: null,
  state: 'ready',
  retryKey: 'k',
  tries: 0,
  ambiguous: false,
  counted: false,
  firstTriedAt: null,
  nextAt: 0,
  leaseUntil: 0,
  fence: 0,
  requestId: '',
  ...over,
});
const facts = (over: Partial<AdmitFacts> = {}): AdmitFacts => ({
  campaign: { state: 'sending', notAfter: NOON },
  chunk: chunk(),
  size: 10,
  quota: { limit: 100, used: 70 },
  reservePercent: 20,
  at: NOON,
  storeNow: NOW,
  ...over,
});

describe('before a call', () => {
  test('goes when the last message of the free part of the quota is just enough', () => {
    expect(admitChunk(facts())).toEqual({ kind: 'send', rekey: false });
    expect(admitChunk(facts({ size: 11 }))).toEqual({ kind: 'no-quota' });
    expect(admitChunk(facts({ quota: { limit: null, used: 1e9 } })).kind).toBe('send');
    expect(admitChunk(facts({ quota: undefined }))).toEqual({ kind: 'quota-unknown' });
  });

  test('what is counted already needs no room a second time', () => {
    const counted = chunk({ counted: true });
    expect(admitChunk(facts({ chunk: counted, size: 500, quota: undefined })).kind).toBe('send');
  });

  test.each([
    'scheduled',
    'resolving',
    'paused',
    'stopping',
    'done',
    'cancelled',
    'expired',
  ] as const)('a campaign that is %s calls nobody', (state) => {
    expect(admitChunk(facts({ campaign: { state, notAfter: NOON } }))).toEqual({ kind: 'gone' });
  });

  test('a leased, settled or resting chunk is left alone', () => {
    for (const over of [
      { leaseUntil: NOW + 1 },
      { nextAt: NOW + 1 },
      { state: 'split' as const },
    ]) {
      expect(admitChunk(facts({ chunk: chunk(over) }))).toEqual({ kind: 'gone' });
    }
    expect(admitChunk(facts({ chunk: chunk({ leaseUntil: NOW, nextAt: NOW }) })).kind).toBe('send');
  });

  test('overdue is the first thing asked; night only rests', () => {
    const night = instantOf('2026-12-04', 20);
    const late = facts({ at: night });
    expect(admitChunk(late)).toEqual({ kind: 'expire' });
    const early = facts({ at: night, campaign: { state: 'sending', notAfter: night } });
    expect(admitChunk(early)).toEqual({ kind: 'rest', until: instantOf('2026-12-05', 7) });
  });

  test('a key that has died: unknown if it may have arrived, a fresh one if it cannot', () => {
    const died = { firstTriedAt: NOW - RETRY_KEY_LIFE_MS };
    expect(admitChunk(facts({ chunk: chunk({ ...died, ambiguous: true }) }))).toEqual({
      kind: 'settle',
      state: 'unknown',
    });
    expect(admitChunk(facts({ chunk: chunk(died) }))).toEqual({ kind: 'send', rekey: true });
    const alive = chunk({ firstTriedAt: NOW - RETRY_KEY_LIFE_MS + 1, ambiguous: true });
    expect(admitChunk(facts({ chunk: alive }))).toEqual({ kind: 'send', rekey: false });
  });

  test('nobody left to reach', () => {
    expect(admitChunk(facts({ size: 0 }))).toEqual({ kind: 'settle', state: 'empty' });
  });
});

describe('after a call', () => {
  const at = { storeNow: NOW, random: 0.5 };
  const fresh = { tries: 0, ambiguous: false };
  const doubtful = { tries: 3, ambiguous: true };

  test('200 and 409 are one and the same', () => {
    for (const repeated of [false, true]) {
      const result = { kind: 'accepted', requestId: 'r', repeated } as const;
      expect(judgeSend(fresh, 5, result, at)).toEqual({
        kind: 'settled',
        state: 'accepted',
        requestId: 'r',
      });
    }
  });

  test('a lost answer leaves doubt; a clear no takes back only its own', () => {
    const lost = { kind: 'ambiguous', detail: '' } as const;
    expect(judgeSend(fresh, 5, lost, at)).toMatchObject({ kind: 'again', ambiguous: true });
    const slow = { kind: 'rate-limited' } as const;
    expect(judgeSend(fresh, 5, slow, at)).toMatchObject({ ambiguous: false, slowDown: true });
    expect(judgeSend(doubtful, 5, slow, at)).toMatchObject({ ambiguous: true, slowDown: true });
  });

  test('retries come later and later, within bounds', () => {
    const lost = { kind: 'ambiguous', detail: '' } as const;
    const delays = [0, 1, 2, 3, 50].map((tries) => {
      const verdict = judgeSend({ ...fresh, tries }, 5, lost, at);
      return verdict.kind === 'again' ? verdict.nextAt - NOW : 0;
    });
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBeGreaterThan(0);
    expect(delays.at(-1)).toBeLessThanOrEqual(30_000);
  });

  test('refused: halves, then the single one; the channel and the quota hold everything', () => {
    const refused = (status: number) => ({ kind: 'refused', status, detail: '' }) as const;
    expect(judgeSend(fresh, 2, refused(400), at)).toEqual({ kind: 'split' });
    expect(judgeSend(fresh, 1, refused(400), at)).toMatchObject({ state: 'refused' });
    expect(judgeSend(fresh, 500, refused(401), at)).toEqual({ kind: 'hold', pause: 'channel' });
    const gone = { kind: 'quota-exhausted' } as const;
    expect(judgeSend(fresh, 500, gone, at)).toEqual({ kind: 'hold', pause: 'quota' });
  });
});

test('the tally and what still waits add up to everyone', () => {
  let tally = tallied(EMPTY_TALLY, 'accepted', 500);
  tally = tallied(tally, 'refused', 1);
  tally = tallied(tally, 'left', 2);
  expect(waiting({ recipients: 600, tally })).toBe(97);
});

test('an audience may grow by a tenth or by five', () => {
  expect([0, 10, 100, 19_923].map(growthLimit)).toEqual([5, 15, 110, 21_915]);
});
