import type { Campaign } from '../../../src/ports/stores/campaigns-store.ts';
import type { UnitOfWork } from '../../../src/ports/stores/stores.ts';
import { EMPTY_TALLY } from '../../../src/features/campaigns/tally.ts';

/** A confirmed announcement of `o` (a district officer of 3801) to everyone in the groups. */
export async function addCampaign(
  uow: UnitOfWork,
  sendAt: number,
  over: Partial<Campaign> = {},
): Promise<Campaign> {
  const campaign: Campaign = {
    campaignId: 'c1',
    createdBy: 'o',
    officeId: 'office-o',
    office: 'district-officer',
    area: '3801',
    content: { text: 'ประชุมใหญ่ 15 ธ.ค.', mediaId: null, button: { kind: 'answer' } },
    bodies: {},
    groupIds: ['a', 'b'],
    who: 'all',
    approved: 10_000,
    state: 'scheduled',
    pause: null,
    stopAs: null,
    sendAt,
    dueAt: sendAt,
    notAfter: sendAt + 24 * 3_600_000,
    resolving: null,
    recipients: 0,
    tally: EMPTY_TALLY,
    createdAt: sendAt,
    finishedAt: null,
    ...over,
  };
  await uow.transact((stores) => stores.campaigns.add(campaign));
  return campaign;
}
