import { bool, intOrNull, table, text } from './columns.ts';

/**
 * One row per campaign and person, so that nobody gets it twice.
 * - `byLang`: who is next to be put into a chunk of this language?
 * - `byAnswer`: how many have answered?
 */
export const campaignRecipientsTable = table('campaign_recipients', {
  columns: {
    campaignId: text(),
    personId: text(),
    lang: text(),
    answered: bool(),
    answeredAt: intOrNull(),
  },
  key: ['campaignId', 'personId'],
  indexes: {
    byLang: ['campaignId', 'lang', 'personId'],
    byAnswer: ['campaignId', 'answered'],
  },
});
