import { z } from 'zod';
import { USER_ID } from '../ids.ts';

/** The bodies of the `/sim` API, checked; the types are in `sim-api.ts`. */

const userId = z.string().regex(USER_ID);

export const textBody = z.object({
  text: z.string().min(1).max(10_000),
  quotedMessageId: z.string().optional(),
});

export const postbackBody = z.object({
  data: z.string().max(300),
  displayText: z.string().max(2_000).optional(),
  params: z.record(z.string(), z.string()).optional(),
});

export const richMenuSwitchBody = z.object({
  richMenuAliasId: z.string().min(1).max(32),
  data: z.string().max(300),
});

export const stickerBody = z.object({
  packageId: z.string().optional(),
  stickerId: z.string().optional(),
  keywords: z.array(z.string()).optional(),
});

export const locationBody = z.object({
  title: z.string().optional(),
  address: z.string().optional(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const unsendBody = z.object({ messageId: z.string() });

export const clockBody = z.union([
  z.strictObject({ to: z.number().int() }),
  z.strictObject({ preset: z.string() }),
]);

export const newGroupBody = z.object({
  groupName: z.string().optional(),
  memberIds: z.array(userId).min(1).max(500),
});

export const groupTextBody = z.object({ userId, text: z.string().min(1).max(10_000) });
