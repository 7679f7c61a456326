import { randomBytes, randomUUID } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ULID_TIME_CHARS = 10;
const ULID_RANDOM_BYTES = 16;
const MESSAGE_ID_PREFIX = '46123';
const MESSAGE_ID_DIGITS = 13;

export const USER_ID = /^U[0-9a-f]{32}$/;
export const CHAT_ID = /^[UCR][0-9a-f]{32}$/;

/** `webhookEventId`: a ULID of the event's time (epoch ms). */
export function newUlid(at: number): string {
  let time = '';
  for (let rest = at, i = 0; i < ULID_TIME_CHARS; i++, rest = Math.floor(rest / 32)) {
    time = CROCKFORD.charAt(rest % 32) + time;
  }
  let random = '';
  for (const byte of randomBytes(ULID_RANDOM_BYTES)) random += CROCKFORD.charAt(byte & 31);
  return time + random;
}

export const newRequestId = (): string => randomUUID();
/** Random texts come from `randomUUID`, which draws its bytes in blocks: far cheaper one by one. */
export const newReplyToken = (): string => randomUUID().replaceAll('-', '');
export const newOpaqueToken = (): string => `${newReplyToken()}${newReplyToken().slice(0, 16)}`;
export const newGroupId = (): string => `C${randomBytes(16).toString('hex')}`;
export const newRichMenuId = (): string => `richmenu-${randomBytes(16).toString('hex')}`;

/** Message ids rise like LINE's and have its length of 18 digits. */
export function messageIds(): () => string {
  let last = 0;
  return () => MESSAGE_ID_PREFIX + String(++last).padStart(MESSAGE_ID_DIGITS, '0');
}
