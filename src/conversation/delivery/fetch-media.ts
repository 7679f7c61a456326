import { DAY_MS } from '../../domain/durations.ts';
import { PICTURE_UNUSED_DAYS } from '../../config/limits.ts';
import type { Content } from '../../ports/messenger.ts';
import type { Happening } from '../../ports/inbound.ts';
import type { MediaRequest } from '../../ports/stores/media-requests-store.ts';
import type { UnitOfWork } from '../../ports/stores/stores.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Messenger } from '../../ports/messenger.ts';
import { delayMs } from './after-send.ts';

export interface FetchMediaDeps {
  uow: UnitOfWork;
  messenger: Messenger;
  ids: Ids;
  clock: Clock;
  storeNow(): number;
  random(): number;
}

/** LINE prepares pictures for some seconds; after so many tries the person is told. */
const TRIES_MAX = 6;
/** LINE's limit for the preview of an image message. */
const PREVIEW_BYTES_MAX = 1_000_000;

type Fetched =
  | { kind: 'got'; bytes: Uint8Array; preview: Uint8Array; mime: string }
  | { kind: 'again' }
  | { kind: 'failed'; reason: 'gone' | 'too-large' | 'unreachable' };

/** Fetches one picture a dialogue waits for and hands it to the dialogue as an event of its own. */
export async function fetchMedia(deps: FetchMediaDeps, request: MediaRequest): Promise<void> {
  const fetched = await fetchBoth(deps.messenger, request.messageId);
  const last = request.tries + 1 >= TRIES_MAX;
  if (fetched.kind === 'again' && !last) return postpone(deps, request);
  const mediaId = deps.ids.id();
  await deps.uow.transact(async (stores) => {
    const state = fetched.kind === 'got' ? 'done' : 'failed';
    const ours = await stores.mediaRequests.change(request, { state, tries: request.tries + 1 });
    const person = await stores.people.byId(request.personId);
    if (!ours || !person) return;
    if (fetched.kind === 'got') {
      const { bytes, preview, mime } = fetched;
      const createdAt = deps.clock.now();
      const picture = { mediaId, mime, bytes, preview, createdBy: person.personId, createdAt };
      await stores.media.add(picture, createdAt + PICTURE_UNUSED_DAYS * DAY_MS);
    }
    const { runId } = request;
    const reason = fetched.kind === 'failed' ? fetched.reason : 'unreachable';
    const what: Happening =
      fetched.kind === 'got'
        ? { kind: 'media-ready', runId, mediaId }
        : { kind: 'media-failed', runId, reason };
    await stores.inbox.add(
      {
        eventId: `media:${request.requestId}`,
        at: deps.clock.now(),
        source: { kind: 'person', userId: person.userId },
        redelivered: false,
        what,
      },
      deps.storeNow(),
    );
  });
}

async function postpone(deps: FetchMediaDeps, request: MediaRequest): Promise<void> {
  const nextAt = deps.clock.now() + delayMs(request.tries, deps.random());
  await deps.uow.transact(async (stores) => {
    await stores.mediaRequests.change(request, { tries: request.tries + 1, nextAt });
  });
}

async function fetchBoth(messenger: Messenger, messageId: string): Promise<Fetched> {
  const original = await messenger.content(messageId, 'original');
  if (original.kind !== 'content') return trouble(original);
  const { bytes, mime } = original;
  if (bytes.length <= PREVIEW_BYTES_MAX) return { kind: 'got', bytes, preview: bytes, mime };
  const preview = await messenger.content(messageId, 'preview');
  if (preview.kind !== 'content') return trouble(preview);
  if (preview.bytes.length > PREVIEW_BYTES_MAX) return { kind: 'failed', reason: 'too-large' };
  return { kind: 'got', bytes, preview: preview.bytes, mime };
}

function trouble(content: Exclude<Content, { kind: 'content' }>): Fetched {
  if (content.kind === 'not-ready' || content.kind === 'unreachable') return { kind: 'again' };
  return { kind: 'failed', reason: content.kind };
}
