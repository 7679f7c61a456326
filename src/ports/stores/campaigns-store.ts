import type { Office } from '../../domain/roles/roles.ts';
import type { RenderedMessage } from '../messenger.ts';

/** Which members of the chosen groups an announcement is for. */
export type CampaignWho = 'all' | 'committee' | 'unpaid';

export type CampaignButton =
  | { kind: 'answer' }
  /** A checked https address and its label. */
  | { kind: 'link'; label: string; url: string };

/** What members see. Frozen once confirmed. */
export interface CampaignContent {
  text: string;
  mediaId: string | null;
  button: CampaignButton | null;
}

export type CampaignState =
  /** Confirmed; its time has not come. */
  | 'scheduled'
  /** Its people are being found and cut into chunks. */
  | 'resolving'
  | 'sending'
  /** Held, see `pause`; goes on when its officer says so. */
  | 'paused'
  /** Cancelled or overdue; the last calls are being settled. */
  | 'stopping'
  | 'done'
  | 'cancelled'
  | 'expired';

export type CampaignPause =
  /** The month's quota, without the part kept for receipts, does not suffice. */
  | 'quota'
  /** Many more people than were reviewed. */
  | 'grown'
  /** LINE refuses the message itself. */
  | 'refused'
  /** LINE refuses the channel: a matter for the operator. */
  | 'channel'
  /** It was open in a backup that was restored: nobody knows what was sent since. */
  | 'restored';

/** How far the finding of people has come: by group, then, language by language, into chunks. */
export type Resolving =
  | { stage: 'people'; next: number; langs: readonly string[] }
  | { stage: 'chunks'; langs: readonly string[]; after: string; seq: number };

/** People, by what became of their chunk; what is missing to `recipients` still waits. */
export interface CampaignTally {
  accepted: number;
  refused: number;
  unknown: number;
  expired: number;
  cancelled: number;
  /** Blocked the bot or opted out between being found and the first call. */
  left: number;
}

export interface Campaign {
  campaignId: string;
  createdBy: string;
  /** The office it was sent in, and its area as it was then. */
  officeId: string;
  office: Office;
  area: string;
  content: CampaignContent;
  /** Rendered once for each language; sent as it is on every try. */
  bodies: Readonly<Record<string, readonly RenderedMessage[]>>;
  /** Groups as they were reviewed, in id order. */
  groupIds: readonly string[];
  who: CampaignWho;
  /** Reachable people as reviewed and confirmed. */
  approved: number;
  state: CampaignState;
  pause: CampaignPause | null;
  /** What a stopping campaign will have been. */
  stopAs: 'cancelled' | 'expired' | null;
  /** Business clock: when it is to begin. */
  sendAt: number;
  /** Business clock: when it is to be looked at next. */
  dueAt: number;
  /** Business clock after which nothing more is sent. */
  notAfter: number;
  resolving: Resolving | null;
  /** People found; 0 before. */
  recipients: number;
  tally: CampaignTally;
  createdAt: number;
  finishedAt: number | null;
}

export type CampaignPatch = Partial<
  Pick<
    Campaign,
    | 'bodies'
    | 'approved'
    | 'state'
    | 'pause'
    | 'stopAs'
    | 'dueAt'
    | 'notAfter'
    | 'resolving'
    | 'recipients'
    | 'tally'
    | 'finishedAt'
  >
>;

export type ChunkState =
  | 'ready'
  | 'accepted'
  | 'refused'
  | 'unknown'
  | 'expired'
  | 'cancelled'
  /** Nobody of it could be reached any more. */
  | 'empty'
  /** Refused as a whole; two chunks of half its size took its place. */
  | 'split';

/** One multicast: at most 500 people of one language. From the first call on its people and key are frozen. */
export interface CampaignChunk {
  chunkId: string;
  campaignId: string;
  lang: string;
  people: readonly string[];
  /** LINE ids as of the first call; null before and once final. Sealed in the store. */
  to: readonly string[] | null;
  state: ChunkState;
  /** UUID stored before the first call. */
  retryKey: string;
  tries: number;
  /** A call was begun whose answer is not known. */
  ambiguous: boolean;
  /** Its messages are counted in the month's quota already. */
  counted: boolean;
  firstTriedAt: number | null;
  /** Store clock of the next try. */
  nextAt: number;
  leaseUntil: number;
  fence: number;
  requestId: string;
}

/** One person of one campaign, once, in however many groups. */
export interface CampaignRecipient {
  campaignId: string;
  personId: string;
  lang: string;
  answeredAt: number | null;
}

/** A person whom an announcement can reach: follows the bot and takes news. */
export interface Reachable {
  personId: string;
  lang: string;
}

export interface CampaignsReader {
  byId(campaignId: string): Promise<Campaign | undefined>;
  /** Newest first. */
  ofOffice(officeId: string, limit: number): Promise<Campaign[]>;
  /** Campaigns in a state that are to be looked at by now, longest due first. */
  due(state: CampaignState, now: number, limit: number): Promise<Campaign[]>;
  chunk(chunkId: string): Promise<CampaignChunk | undefined>;
  /** Unsettled chunks by the time of their next try. @param until store clock; null: all of them */
  openChunks(campaignId: string, until: number | null, limit: number): Promise<CampaignChunk[]>;
  recipient(campaignId: string, personId: string): Promise<CampaignRecipient | undefined>;
  /** In person order, of one language. @param after person id; '' from the beginning */
  recipientsAfter(
    campaignId: string,
    lang: string,
    after: string,
    limit: number,
  ): Promise<CampaignRecipient[]>;
  countRecipients(campaignId: string): Promise<number>;
  countAnswers(campaignId: string): Promise<number>;
  /** Those of the people who can be reached by news, in person order. Made for thousands at once. */
  reach(personIds: readonly string[]): Promise<Reachable[]>;
}

export interface CampaignsWriter extends CampaignsReader {
  /** @returns false when it is there already: confirmed twice, one effect. */
  add(campaign: Campaign): Promise<boolean>;
  /** @throws when there is no such campaign. */
  change(campaignId: string, patch: CampaignPatch): Promise<void>;
  /** Puts a person on the list; one already there stays as it is. */
  addRecipient(recipient: CampaignRecipient): Promise<void>;
  /** @returns false unless the person was sent it and had not answered. */
  answer(campaignId: string, personId: string, at: number): Promise<boolean>;
  addChunk(chunk: CampaignChunk): Promise<void>;
  /** Writes an unsettled chunk. @returns false when its fence has moved on: someone else has it. */
  changeChunk(
    chunk: CampaignChunk,
    patch: Partial<Omit<CampaignChunk, 'chunkId' | 'campaignId' | 'lang'>>,
  ): Promise<boolean>;
}
