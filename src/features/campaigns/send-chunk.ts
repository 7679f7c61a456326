import type { JobDeps } from '../../conversation/job.ts';
import type { SendResult } from '../../ports/messenger.ts';
import type { Campaign, CampaignChunk } from '../../ports/stores/campaigns-store.ts';
import type { Readers, Writers } from '../../ports/stores/stores.ts';
import { admitChunk, type Admission } from './admit-chunk.ts';
import { CHUNK_LEASE_MS } from './limits.ts';
import { finish, hold, stop } from './move-campaign.ts';
import type { Sent } from './sent.ts';
import { settleSend } from './settle-send.ts';
import { tallied, waiting } from './tally.ts';

interface Claimed {
  campaign: Campaign;
  /** As it was before this call; its fence is the lease's. */
  chunk: CampaignChunk;
  to: readonly string[];
}

/**
 * Sends the next chunk of a campaign: lease and key stored, call, answer stored. Killed anywhere, the
 * lease lapses and the same key and body are sent again: LINE tells us that it has them already.
 */
export async function sendChunk(deps: JobDeps, campaignId: string, at: number): Promise<Sent> {
  const [next] = await deps.uow.read.campaigns.openChunks(campaignId, deps.storeNow(), 1);
  if (!next) return endIfSettled(deps, campaignId, at);
  const people = next.to === null ? await reachableNow(deps.uow.read, next) : undefined;
  deps.at('chunk:found');
  const claim = await deps.uow.transact((stores) => claimChunk(deps, stores, next, people, at));
  deps.at('chunk:claimed');
  if (claim.kind !== 'claimed') return claim.sent;
  const { campaign, chunk, to } = claim.claimed;
  const body = campaign.bodies[chunk.lang];
  if (!body) throw new Error(`no body for ${chunk.chunkId}`);
  const result: SendResult = await deps.messenger.multicast(to, body, chunk.retryKey);
  deps.at('chunk:called');
  const sent = await deps.uow.transact((stores) => settleSend(deps, stores, chunk, result, at));
  deps.at('chunk:settled');
  return sent;
}

/** The last answers may have come while the campaign was held: then nothing else would end it. */
async function endIfSettled(deps: JobDeps, campaignId: string, at: number): Promise<Sent> {
  await deps.uow.transact(async (stores) => {
    const campaign = await stores.campaigns.byId(campaignId);
    if (campaign?.state !== 'sending' || waiting(campaign) > 0) return;
    await finish(deps, stores, campaign, 'done', at);
  });
  return 'nothing';
}

interface Addressee {
  personId: string;
  userId: string;
}

/** Who of the chunk still follows and takes news, just before its first call. */
async function reachableNow(read: Readers, chunk: CampaignChunk): Promise<Addressee[]> {
  const found: Addressee[] = [];
  for (const personId of chunk.people) {
    const person = await read.people.byId(personId);
    if (person?.state !== 'following' || !person.wantsNews) continue;
    found.push({ personId, userId: person.userId });
  }
  return found;
}

type Claim = { kind: 'claimed'; claimed: Claimed } | { kind: 'not'; sent: Sent };

async function claimChunk(
  deps: JobDeps,
  stores: Writers,
  { chunkId, campaignId }: CampaignChunk,
  people: readonly Addressee[] | undefined,
  at: number,
): Promise<Claim> {
  const campaign = await stores.campaigns.byId(campaignId);
  const chunk = await stores.campaigns.chunk(chunkId);
  if (!campaign || !chunk) return { kind: 'not', sent: 'nothing' };
  const to = chunk.to ?? people?.map(({ userId }) => userId);
  if (!to) return { kind: 'not', sent: 'more' };
  const storeNow = deps.storeNow();
  const quota = await stores.quota.latest();
  const reservePercent = deps.limits.receiptReservePercent;
  const size = to.length;
  const facts = { campaign, chunk, size, quota, reservePercent, at, storeNow };
  const admission = admitChunk(facts);
  if (admission.kind !== 'send') {
    return { kind: 'not', sent: await refuse(deps, stores, campaign, chunk, admission, at) };
  }
  const narrowed = chunk.to === null && people ? people : undefined;
  const claimed = await lease(deps, stores, campaign, chunk, { to, narrowed, ...admission });
  return { kind: 'claimed', claimed };
}

/** Key, people and lease go into the store together, before the call. */
async function lease(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  chunk: CampaignChunk,
  how: { to: readonly string[]; narrowed: readonly Addressee[] | undefined; rekey: boolean },
): Promise<Claimed> {
  const { to, narrowed, rekey } = how;
  const storeNow = deps.storeNow();
  const taken = {
    to,
    people: narrowed?.map(({ personId }) => personId) ?? chunk.people,
    retryKey: rekey ? deps.ids.uuid() : chunk.retryKey,
    tries: chunk.tries + 1,
    firstTriedAt: rekey ? storeNow : (chunk.firstTriedAt ?? storeNow),
    counted: true,
    leaseUntil: storeNow + CHUNK_LEASE_MS,
    // Other instances take other chunks meanwhile.
    nextAt: storeNow + CHUNK_LEASE_MS,
    fence: chunk.fence + 1,
  };
  // Until the answer is stored, whoever finds this chunk must think that it may have arrived.
  if (!(await stores.campaigns.changeChunk(chunk, { ...taken, ambiguous: true })))
    throw new Error(`chunk ${chunk.chunkId} changed within a transaction`);
  if (!chunk.counted) await stores.quota.spend(to.length);
  const left = chunk.people.length - taken.people.length;
  if (left > 0) {
    const tally = tallied(campaign.tally, 'left', left);
    await stores.campaigns.change(campaign.campaignId, { tally });
  }
  deps.at('chunk:claiming');
  return { campaign, chunk: { ...chunk, ...taken }, to };
}

/** Nothing is called; the campaign or the chunk moves on. */
async function refuse(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  chunk: CampaignChunk,
  admission: Exclude<Admission, { kind: 'send' }>,
  at: number,
): Promise<Sent> {
  switch (admission.kind) {
    case 'gone':
      return 'nothing';
    case 'quota-unknown':
      return 'quota-unknown';
    case 'expire':
      await stop(stores, campaign, 'expired', at);
      return 'nothing';
    case 'rest':
      await stores.campaigns.change(campaign.campaignId, { dueAt: admission.until });
      return 'nothing';
    case 'no-quota':
      await hold(deps, stores, campaign, 'quota', at);
      return 'nothing';
    case 'settle': {
      const fate = admission.state === 'empty' ? 'left' : 'unknown';
      const tally = tallied(campaign.tally, fate, chunk.people.length);
      const fence = chunk.fence + 1;
      await stores.campaigns.changeChunk(chunk, { state: admission.state, fence });
      await stores.campaigns.change(campaign.campaignId, { tally });
      const now = { ...campaign, tally };
      if (waiting(now) === 0) await finish(deps, stores, now, 'done', at);
      return 'more';
    }
  }
}
