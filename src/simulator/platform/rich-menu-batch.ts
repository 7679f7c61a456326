import { z } from 'zod';
import { bodyError, type LineError } from '../messages/line-errors.ts';
import type { World } from '../state/world.ts';
import { accepted, badRequest, bodyFault, notFound, ok, type Answer } from './answer.ts';
import { PER_HOUR, type Call, type Endpoint } from './call.ts';

const MAX_OPERATIONS = 1_000;

const operation = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('link'), from: z.string().min(1), to: z.string().min(1) }),
  z.looseObject({ type: z.literal('unlink'), from: z.string().min(1) }),
  z.looseObject({ type: z.literal('unlinkAll') }),
]);
const error = `Size must be between 1 and ${MAX_OPERATIONS}`;
const batchBody = z.looseObject({
  operations: z.array(operation).min(1, error).max(MAX_OPERATIONS, error),
  resumeRequestKey: z.string().min(1).max(100).optional(),
});
interface Operation {
  type: 'link' | 'unlink' | 'unlinkAll';
  from?: string;
  to?: string;
}

const menusOf = ({ from, to }: Operation) => [from, to].filter((id) => id !== undefined);

function parse(world: World, body: unknown): { operations: Operation[] } | { fault: LineError } {
  const checked = batchBody.safeParse(body);
  if (!checked.success) return { fault: bodyError(checked.error.issues) };
  const operations: Operation[] = checked.data.operations;
  const missing = operations.flatMap(menusOf).some((id) => !world.richMenus.menus.has(id));
  return missing ? { fault: { message: 'richmenu not found' } } : { operations };
}

/** The menu someone has after all operations; those of one call look at who had what before. */
function after(operations: readonly Operation[], own: string): string | null {
  for (const one of operations) {
    if (one.type === 'link' && one.from === own) return one.to ?? null;
    if (one.type === 'unlink' && one.from === own) return null;
  }
  return operations.some((one) => one.type === 'unlinkAll') ? null : own;
}

function batch({ world, body, requestId }: Call): Answer {
  const parsed = parse(world, body);
  if ('fault' in parsed) return badRequest(parsed.fault);
  for (const [userId, { ownRichMenuId }] of world.people.all) {
    if (ownRichMenuId === null) continue;
    const next = after(parsed.operations, ownRichMenuId);
    if (next !== ownRichMenuId) world.linkRichMenu(userId, next);
  }
  world.richMenuBatches.set(requestId, world.now());
  return accepted();
}

function validate({ world, body }: Call): Answer {
  const parsed = parse(world, body);
  return 'fault' in parsed ? badRequest(parsed.fault) : ok();
}

function progress({ world, query }: Call): Answer {
  const requestId = query.get('requestId');
  if (requestId === null || requestId === '') return bodyFault('requestId', 'May not be empty');
  const acceptedAt = world.richMenuBatches.get(requestId);
  if (acceptedAt === undefined) return notFound();
  const time = new Date(acceptedAt).toISOString();
  return ok({ phase: 'succeeded', acceptedTime: time, completedTime: time });
}

const richMenu = '/v2/bot/richmenu';

export const richMenuBatchEndpoints: Endpoint[] = [
  {
    name: 'rich-menu-batch',
    method: 'POST',
    path: `${richMenu}/batch`,
    handle: batch,
    rate: { max: 3, perMs: PER_HOUR },
  },
  {
    name: 'validate-rich-menu-batch',
    method: 'POST',
    path: `${richMenu}/validate/batch`,
    handle: validate,
  },
  {
    name: 'rich-menu-batch-progress',
    method: 'GET',
    path: `${richMenu}/progress/batch`,
    handle: progress,
    rate: { max: 100, perMs: PER_HOUR },
  },
];
