import { z } from 'zod';

/** Who asks to read for whom. */
export const proxyPayload = z.strictObject({
  memberId: z.string(),
  readerId: z.string(),
  readerName: z.string(),
});
export type ProxyPayload = z.infer<typeof proxyPayload>;

/** What a request to read is over: one at a time for a member. */
export const proxySubject = (memberId: string): string => `proxy/${memberId}`;
