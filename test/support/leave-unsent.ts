import type { Core } from '../../src/composition/core.ts';
import { EMPTY_TALLY } from '../../src/features/campaigns/tally.ts';
import type { RenderedMessage } from '../../src/ports/messenger.ts';
import type { Campaign } from '../../src/ports/stores/campaigns-store.ts';
import type { OutboxItem } from '../../src/ports/stores/outbox-store.ts';
import { approvalsTable } from '../../src/stores/schema/approvals.ts';
import { GROUP, WHO } from './world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The last letter tells the retry keys of what is left apart. */
export const keyOf = (letter: 'a' | 'b' | 'c'): string =>
  `00000000-0000-4000-8000-00000000000${letter}`;

/**
 * Leaves in the store of a test world what a bot that stops now would leave: a message on its way
 * (key a) and one that waits (b), an event not handled, announcements to begin, being sent (c) and
 * being stopped, a due reminder, a picture to be fetched, a request for a second person.
 */
export async function leaveUnsent(core: Core): Promise<void> {
  const now = core.clock.now();
  await core.uow.transact(async (stores) => {
    await stores.outbox.add(message('a', 'receipt', 'ready', now));
    await stores.outbox.add(message('b', 'notice', 'waiting', now));
    await stores.campaigns.add(campaign('scheduled', now, { sendAt: now + DAY_MS }));
    await stores.campaigns.add(campaign('sending', now, { recipients: 1 }));
    await stores.campaigns.add(campaign('stopping', now, { stopAs: 'cancelled' }));
    await stores.campaigns.addRecipient({
      campaignId: 'c-sending',
      personId: 'p-member',
      lang: 'th',
      answeredAt: null,
    });
    await stores.campaigns.addChunk({
      chunkId: 'c-sending:00000',
      campaignId: 'c-sending',
      lang: 'th',
      people: ['p-member'],
      to: null,
      state: 'ready',
      retryKey: keyOf('c'),
      tries: 0,
      ambiguous: false,
      counted: false,
      firstTriedAt: null,
      nextAt: 0,
      leaseUntil: 0,
      fence: 0,
      requestId: '',
    });
    await stores.reminders.putOccurrence({
      month: '2026-11',
      groupId: GROUP,
      depositDay: '2026-11-24',
      dueAt: now - HOUR_MS,
      expiresAt: now + 12 * HOUR_MS,
      state: 'planned',
      sent: 0,
      withoutQuota: 0,
      leaseUntil: 0,
      fence: 0,
    });
    await stores.mediaRequests.add({
      requestId: 'picture',
      personId: 'p-member',
      runId: 'run',
      messageId: 'picture',
      state: 'wanted',
      tries: 0,
      nextAt: now + HOUR_MS,
    });
  });
  await core.store.insertEach(approvalsTable, [request(now)]);
  const text = {
    kind: 'text',
    messageId: 'unhandled',
    text: 'เช็คยอด',
    mentionsBot: false,
  } as const;
  const source = { kind: 'person', userId: WHO.member } as const;
  const event = { eventId: 'unhandled', at: now, source, redelivered: false, what: text } as const;
  await core.inboxGate.accept([{ ...event, replyToken: 'long-dead' }], core.store.now());
}

const words = (text: string) => ({ type: 'text', text }) as unknown as RenderedMessage;

function message(
  letter: 'a' | 'b',
  category: OutboxItem['category'],
  state: OutboxItem['state'],
  now: number,
): OutboxItem {
  return {
    outboxId: `left-${letter}`,
    to: { kind: 'person', personId: 'p-member' },
    channel: 'push',
    category,
    state,
    messages: [words(`left ${letter}`)],
    replyToken: null,
    replyUntil: 0,
    retryKey: keyOf(letter),
    ref: '',
    carries: [],
    tries: 0,
    ambiguous: false,
    firstTriedAt: null,
    // Not before the bot of the test has gone.
    nextAt: now + 400 * DAY_MS,
    worthUntil: now + 90 * DAY_MS,
    leaseUntil: 0,
    fence: 0,
    createdAt: now,
  };
}

function campaign(state: Campaign['state'], now: number, over: Partial<Campaign>): Campaign {
  return {
    campaignId: `c-${state}`,
    createdBy: 'p-districtofficer',
    officeId: 'o-district',
    office: 'district-officer',
    area: '3804',
    content: { text: 'ประชุมใหญ่', mediaId: null, button: null },
    bodies: state === 'sending' ? { th: [words('ประชุมใหญ่')] } : {},
    groupIds: [GROUP],
    who: 'all',
    approved: 100,
    state,
    pause: null,
    stopAs: null,
    sendAt: now,
    dueAt: now,
    notAfter: now + DAY_MS,
    resolving: null,
    recipients: 0,
    tally: EMPTY_TALLY,
    createdAt: now,
    finishedAt: null,
    ...over,
  };
}

const request = (now: number) => ({
  approvalId: 'a-open',
  kind: 'test',
  groupId: GROUP,
  subject: 's',
  openSubject: 's',
  makerPersonId: 'p-treasurer',
  makerMemberId: `m-${GROUP}-0001`,
  concerns: [],
  payload: new Uint8Array([1]),
  contentHash: '',
  openedAt: now,
  expiresAt: now + DAY_MS,
  state: 'open' as const,
  closedByPersonId: null,
  closedByMemberId: null,
  closedAt: null,
  reason: null,
});
