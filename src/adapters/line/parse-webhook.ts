import { z } from 'zod';
import { plainText } from '../../domain/plain-text.ts';
import type { Happening, Inbound, Source } from '../../ports/inbound.ts';

export type ParsedWebhook =
  /** `dropped`: elements that are unusable, of a type we do not know, or meant for another channel (standby). */
  | { kind: 'events'; destination: string; inbounds: Inbound[]; dropped: number }
  /** No JSON object with an `events` array. */
  | { kind: 'malformed' };

const Id = z.string().regex(/^[\w-]{1,64}$/);
const Token = z.string().min(1).max(512);
const LongText = z.string().max(20_000);

const SourceShape = z.discriminatedUnion('type', [
  z.object({ type: z.literal('user'), userId: Id }),
  z.object({ type: z.literal('group'), groupId: Id, userId: Id.optional() }),
  z.object({ type: z.literal('room'), roomId: Id, userId: Id.optional() }),
]);

const Mention = z.object({
  mentionees: z.array(
    z.object({
      isSelf: z.boolean().optional(),
      index: z.number().int().min(0).optional(),
      length: z.number().int().min(0).optional(),
    }),
  ),
});

const MessageShape = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    id: Id,
    text: LongText,
    mention: Mention.optional().catch(undefined),
  }),
  z.object({ type: z.enum(['image', 'sticker', 'audio', 'video', 'file', 'location']), id: Id }),
]);

const PickedShape = z.object({
  date: z.string().max(32).optional(),
  time: z.string().max(32).optional(),
  datetime: z.string().max(32).optional(),
});

const common = {
  mode: z.literal('active'),
  timestamp: z.int().nonnegative(),
  webhookEventId: Id,
  source: SourceShape,
  replyToken: Token.optional(),
  deliveryContext: z.object({ isRedelivery: z.boolean() }).optional(),
};

const EventShape = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal('message'), message: MessageShape }),
  z.object({
    ...common,
    type: z.literal('postback'),
    postback: z.object({
      data: z.string().max(300),
      params: PickedShape.optional().catch(undefined),
    }),
  }),
  z.object({
    ...common,
    type: z.literal('follow'),
    follow: z.object({ isUnblocked: z.boolean() }).optional().catch(undefined),
  }),
  z.object({ ...common, type: z.literal('unsend'), unsend: z.object({ messageId: Id }) }),
  z.object({ ...common, type: z.enum(['unfollow', 'join', 'leave']) }),
]);
type LineEvent = z.infer<typeof EventShape>;

/** Reads a body whose signature was checked. Each element stands for itself: a bad one does not spoil the rest. */
export function parseWebhook(body: Buffer): ParsedWebhook {
  const envelope = parseJson(body);
  if (typeof envelope !== 'object' || envelope === null || !('events' in envelope))
    return { kind: 'malformed' };
  const { events } = envelope;
  if (!Array.isArray(events)) return { kind: 'malformed' };
  const destination =
    'destination' in envelope && typeof envelope.destination === 'string'
      ? envelope.destination
      : '';
  const inbounds: Inbound[] = [];
  for (const element of events as unknown[]) {
    const parsed = EventShape.safeParse(element);
    if (parsed.success) inbounds.push(inboundOf(parsed.data));
  }
  return { kind: 'events', destination, inbounds, dropped: events.length - inbounds.length };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined; // signed, yet no JSON: the caller answers 400
  }
}

function inboundOf(event: LineEvent): Inbound {
  return {
    eventId: event.webhookEventId,
    at: event.timestamp,
    source: sourceOf(event.source),
    ...(event.replyToken === undefined ? {} : { replyToken: event.replyToken }),
    redelivered: event.deliveryContext?.isRedelivery ?? false,
    what: happeningOf(event),
  };
}

function sourceOf(source: LineEvent['source']): Source {
  if (source.type === 'user') return { kind: 'person', userId: source.userId };
  const chatId = source.type === 'group' ? source.groupId : source.roomId;
  return {
    kind: 'chat',
    chatId,
    ...(source.userId === undefined ? {} : { userId: source.userId }),
  };
}

function happeningOf(event: LineEvent): Happening {
  switch (event.type) {
    case 'message':
      return messageOf(event.message);
    case 'postback': {
      const { data, params } = event.postback;
      const picked = params?.date ?? params?.datetime ?? params?.time;
      return { kind: 'press', token: data, ...(picked === undefined ? {} : { picked }) };
    }
    case 'follow':
      return { kind: 'followed', returning: event.follow?.isUnblocked ?? false };
    case 'unfollow':
      return { kind: 'unfollowed' };
    case 'unsend':
      return { kind: 'unsent', messageId: event.unsend.messageId };
    case 'join':
      return { kind: 'joined' };
    case 'leave':
      return { kind: 'left' };
  }
}

function messageOf(message: z.infer<typeof MessageShape>): Happening {
  if (message.type !== 'text') return { kind: message.type, messageId: message.id };
  const own = message.mention?.mentionees.filter((one) => one.isSelf === true) ?? [];
  return {
    kind: 'text',
    messageId: message.id,
    text: plainText(withoutOwnName(message.text, own)),
    mentionsBot: own.length > 0,
  };
}

type Mentionee = z.infer<typeof Mention>['mentionees'][number];

/** What is said to the bot, without the mention of it. */
function withoutOwnName(text: string, own: readonly Mentionee[]): string {
  return own
    .toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))
    .reduce(
      (left, { index, length }) =>
        index === undefined || length === undefined
          ? left
          : `${left.slice(0, index)}${left.slice(index + length)}`,
      text,
    );
}
