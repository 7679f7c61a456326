import type { Office } from '../../domain/roles/roles.ts';
import type {
  CampaignPause,
  CampaignState,
  CampaignTally,
  CampaignWho,
  Resolving,
} from '../../ports/stores/campaigns-store.ts';
import { bytes, int, intOrNull, json, jsonOrNull, table, text, textOrNull } from './columns.ts';

/**
 * One row per confirmed announcement; finished ones stay.
 * - `ofOffice`: what was announced in this office, the latest last?
 * - `byState`: which campaigns are to be looked at now?
 */
export const campaignsTable = table('campaigns', {
  columns: {
    campaignId: text(),
    createdBy: text(),
    officeId: text(),
    office: text<Office>(),
    area: text(),
    /** Sealed JSON: what members see, and how it was rendered for each language. */
    body: bytes(),
    groupIds: json<readonly string[]>(),
    who: text<CampaignWho>(),
    approved: int(),
    state: text<CampaignState>(),
    pause: textOrNull<CampaignPause>(),
    stopAs: textOrNull<'cancelled' | 'expired'>(),
    sendAt: int(),
    dueAt: int(),
    notAfter: int(),
    resolving: jsonOrNull<Resolving>(),
    recipients: int(),
    tally: json<CampaignTally>(),
    createdAt: int(),
    finishedAt: intOrNull(),
  },
  key: ['campaignId'],
  indexes: { ofOffice: ['officeId', 'createdAt'], byState: ['state', 'dueAt'] },
});
