import { createHmac } from 'node:crypto';

export const SECRET = 'bench-secret';
export const TOKEN = 'bench-token';
export const BOT_ID = 'U5a11a5a11a5a11a5a11a5a11a5a11a5a';

let serial = 0;

export interface SignedEvent {
  body: string;
  signature: string;
  replyToken: string;
}

/** One signed webhook request with one text event; every id is new, so nothing is a duplicate. */
export function textEvent(userId: string, text: string): SignedEvent {
  serial += 1;
  const id = serial.toString(36).toUpperCase().padStart(26, '0');
  const replyToken = `reply-${serial}`;
  const body = JSON.stringify({
    destination: BOT_ID,
    events: [
      {
        type: 'message',
        mode: 'active',
        timestamp: Date.now(),
        source: { type: 'user', userId },
        webhookEventId: id,
        deliveryContext: { isRedelivery: false },
        replyToken,
        message: { type: 'text', id: String(serial), quoteToken: 'q', text },
      },
    ],
  });
  const signature = createHmac('sha256', SECRET).update(body).digest('base64');
  return { body, signature, replyToken };
}
