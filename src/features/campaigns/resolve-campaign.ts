import type { JobDeps } from '../../conversation/job.ts';
import { SHARED_AUDIENCE } from '../../conversation/button.ts';
import { monthAt } from '../../domain/bangkok-time.ts';
import { officeCovers } from '../../domain/roles/permissions.ts';
import type { Campaign, Resolving } from '../../ports/stores/campaigns-store.ts';
import type { Writers } from '../../ports/stores/stores.ts';
import { candidatesIn } from './audience.ts';
import { CHUNK_PEOPLE_MAX, GROWTH_PEOPLE_MAX, GROWTH_PERCENT_MAX } from './limits.ts';
import { messageViews } from './message.view.ts';
import { finish, hold, stop } from './move-campaign.ts';

type Stage<S extends Resolving['stage']> = Extract<Resolving, { stage: S }>;

/**
 * Finds the people of a campaign and freezes them into chunks, one small transaction after another.
 * Each reads how far the last one came, so it may be cut off anywhere or run twice at once.
 */
export async function resolveCampaign(
  deps: JobDeps,
  campaignId: string,
  at: number,
): Promise<void> {
  for (;;) {
    const more = await deps.uow.transact((stores) => resolveStep(deps, stores, campaignId, at));
    deps.at('campaign:resolved');
    if (!more) return;
  }
}

/** @returns whether there is more to do */
async function resolveStep(
  deps: JobDeps,
  stores: Writers,
  campaignId: string,
  at: number,
): Promise<boolean> {
  const campaign = await stores.campaigns.byId(campaignId);
  if (campaign?.state !== 'scheduled' && campaign?.state !== 'resolving') return false;
  if (at > campaign.notAfter) return stop(stores, campaign, 'expired', at);
  if (campaign.state === 'scheduled') return begin(deps, stores, campaign, at);
  const { resolving } = campaign;
  if (!resolving) throw new Error(`campaign ${campaignId} resolves nothing`);
  if (resolving.stage === 'chunks') return cutChunk(deps, stores, campaign, resolving);
  const groupId = campaign.groupIds[resolving.next];
  if (groupId === undefined) return countPeople(deps, stores, campaign, resolving, at);
  await addGroup(stores, campaign, resolving, groupId, at);
  return true;
}

/** The office may have changed hands between the confirmation and the hour. */
async function begin(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  at: number,
): Promise<boolean> {
  const { campaignId, createdBy, officeId } = campaign;
  if (campaign.sendAt > at) return false;
  const held = (await stores.offices.ofPerson(createdBy)).some((one) => one.officeId === officeId);
  if (!held) {
    await stores.audit.add({
      auditId: deps.ids.id(),
      at,
      actor: 'campaigns',
      verb: 'campaign.send',
      groupId: null,
      ref: campaignId,
      outcome: 'refused',
      reason: 'office-ended',
    });
    return stop(stores, campaign, 'cancelled', at);
  }
  const resolving: Resolving = { stage: 'people', next: 0, langs: [] };
  await stores.campaigns.change(campaignId, { state: 'resolving', resolving, dueAt: at });
  return true;
}

async function addGroup(
  stores: Writers,
  { campaignId, officeId, office, area, who }: Campaign,
  resolving: Stage<'people'>,
  groupId: string,
  at: number,
): Promise<void> {
  const langs = new Set(resolving.langs);
  const group = await stores.groups.byId(groupId);
  if (group?.state === 'active' && officeCovers({ officeId, office, area }, group)) {
    const { personIds } = await candidatesIn(stores, groupId, who, monthAt(at));
    for (const { personId, lang } of await stores.campaigns.reach(personIds)) {
      await stores.campaigns.addRecipient({ campaignId, personId, lang, answeredAt: null });
      langs.add(lang);
    }
  }
  const next = { ...resolving, next: resolving.next + 1, langs: [...langs].toSorted() };
  await stores.campaigns.change(campaignId, { resolving: next });
}

/** More people than were approved (new members since) are for the officer to decide. */
async function countPeople(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  { langs }: Stage<'people'>,
  at: number,
): Promise<boolean> {
  const { campaignId, approved } = campaign;
  const recipients = await stores.campaigns.countRecipients(campaignId);
  const [lang] = langs;
  if (lang === undefined) return finish(deps, stores, { ...campaign, recipients }, 'done', at);
  const resolving: Resolving = { stage: 'chunks', langs, after: '', seq: 0 };
  await stores.campaigns.change(campaignId, { recipients, resolving });
  if (recipients <= growthLimit(approved)) return true;
  return hold(deps, stores, { ...campaign, recipients, resolving }, 'grown', at);
}

export const growthLimit = (approved: number): number =>
  approved + Math.max(GROWTH_PEOPLE_MAX, Math.floor((approved * GROWTH_PERCENT_MAX) / 100));

async function cutChunk(
  deps: JobDeps,
  stores: Writers,
  campaign: Campaign,
  { langs, after, seq }: Stage<'chunks'>,
): Promise<boolean> {
  const { campaignId } = campaign;
  const [lang, ...others] = langs;
  if (lang === undefined) {
    await stores.campaigns.change(campaignId, { state: 'sending', resolving: null });
    return false;
  }
  const page = await stores.campaigns.recipientsAfter(campaignId, lang, after, CHUNK_PEOPLE_MAX);
  const people = page.map(({ personId }) => personId);
  const last = people.at(-1);
  const more = people.length === CHUNK_PEOPLE_MAX && last !== undefined;
  const next: Resolving = more
    ? { stage: 'chunks', langs, after: last, seq: seq + 1 }
    : { stage: 'chunks', langs: others, after: '', seq: seq + 1 };
  if (people.length > 0) {
    await addChunk(deps, stores, { campaignId, seq, lang, people });
    await keepBody(deps, stores, campaign, lang);
  }
  await stores.campaigns.change(campaignId, { resolving: next });
  deps.at('campaign:resolving');
  return true;
}

async function addChunk(
  deps: JobDeps,
  stores: Writers,
  chunk: { campaignId: string; seq: number; lang: string; people: readonly string[] },
): Promise<void> {
  const { campaignId, seq, lang, people } = chunk;
  await stores.campaigns.addChunk({
    chunkId: `${campaignId}:${String(seq).padStart(5, '0')}`,
    campaignId,
    lang,
    people,
    to: null,
    state: 'ready',
    retryKey: deps.ids.uuid(),
    tries: 0,
    ambiguous: false,
    counted: false,
    firstTriedAt: null,
    nextAt: 0,
    leaseUntil: 0,
    fence: 0,
    requestId: '',
  });
}

/** Rendered once a language and kept: every call of every try sends exactly this. */
async function keepBody(
  { renderer }: JobDeps,
  stores: Writers,
  { campaignId, content, office, area, bodies }: Campaign,
  lang: string,
): Promise<void> {
  if (bodies[lang]) return;
  const views = messageViews(content, { office, area }, campaignId);
  const body = renderer.render(views, { lang, audience: SHARED_AUDIENCE });
  await stores.campaigns.change(campaignId, { bodies: { ...bodies, [lang]: body } });
}
