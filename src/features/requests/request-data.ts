import { z } from 'zod';

/** What a member asks the committee for. */
export const REQUEST_KINDS = ['pledge', 'withdrawal', 'resignation'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

const satang = z.string().regex(/^[1-9]\d{0,14}$/);

export const requestData = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  /** Own membership that it is about; empty while it is asked. */
  memberId: z.string(),
  /** Satang; null while it is asked, and for a resignation. */
  amount: satang.nullable(),
});
export type RequestData = z.infer<typeof requestData>;

export const requestParams = z.strictObject({
  kind: z.enum(REQUEST_KINDS),
  amount: satang.nullable(),
});

/** What is stored of a request until it is answered. */
export const requestPayload = z.strictObject({
  memberId: z.string(),
  /** Satang; null for a resignation. */
  amount: satang.nullable(),
  /** Satang a month when it was asked; only where the pledge is to change. */
  before: satang.nullable(),
});
export type RequestPayload = z.infer<typeof requestPayload>;
