import type { Messenger, RenderedMessage, SendResult } from '../../src/ports/messenger.ts';

export interface Sent {
  via: 'reply' | 'push' | 'multicast';
  to: readonly string[];
  messages: readonly RenderedMessage[];
  retryKey?: string;
}

/** A platform that accepts everything and keeps it; answers can be scripted, one a call. */
export function createFakeMessenger(): Messenger & {
  sent: Sent[];
  answers: SendResult[];
  quotaLimit: number | null;
  used: number;
  pictures: Map<string, Uint8Array>;
} {
  const sent: Sent[] = [];
  const answers: SendResult[] = [];
  const fake = {
    sent,
    answers,
    quotaLimit: null as number | null,
    used: 0,
    pictures: new Map<string, Uint8Array>(),
  };
  const take = (item: Sent): SendResult => {
    const result = answers.shift() ?? {
      kind: 'accepted',
      requestId: `r${sent.length}`,
      repeated: false,
    };
    if (result.kind === 'accepted') {
      sent.push(item);
      if (item.via !== 'reply') fake.used += item.to.length;
    }
    return result;
  };
  return Object.assign(fake, {
    reply: async (replyToken: string, messages: readonly RenderedMessage[]) =>
      take({ via: 'reply', to: [replyToken], messages }),
    push: async (to: string, messages: readonly RenderedMessage[], retryKey: string) =>
      take({ via: 'push', to: [to], messages, retryKey }),
    multicast: async (
      to: readonly string[],
      messages: readonly RenderedMessage[],
      retryKey: string,
    ) => take({ via: 'multicast', to, messages, retryKey }),
    quota: async () => ({ limit: fake.quotaLimit, used: fake.used }),
    groupSize: async () => 12,
    identity: async () => ({ userId: 'U5a11a5a11a5a11a5a11a5a11a5a11a5a', basicId: '@sajja' }),
    content: async (messageId: string) => {
      const bytes = fake.pictures.get(messageId);
      return bytes
        ? ({ kind: 'content', bytes, mime: 'image/jpeg' } as const)
        : ({ kind: 'gone' } as const);
    },
    showTyping: async () => undefined,
  });
}
