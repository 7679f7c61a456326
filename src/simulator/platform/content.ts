import type { Media } from '../state/media.ts';
import { accepted, notFound, ok, refuse, type Answer } from './answer.ts';
import type { Call, Endpoint } from './call.ts';

const GONE = 'The content is no longer available';

/** The stored content, or what LINE says when it is not (yet, any more) there. */
function find({ world, params }: Call): Media | Answer {
  const media = world.media.get(params[0] ?? '');
  if (media === undefined || media.state === 'failed') return notFound();
  if (media.state === 'gone') return refuse(410, GONE);
  return media.state === 'preparing' ? accepted() : media;
}

function bytes(call: Call): Answer {
  const found = find(call);
  if ('status' in found) return found;
  return { status: 200, body: found.bytes, headers: { 'content-type': found.mime } };
}

function preview(call: Call): Answer {
  const found = find(call);
  if ('status' in found) return found;
  return /^(image|video)\//.test(found.mime) ? bytes(call) : notFound();
}

function transcoding({ world, params }: Call): Answer {
  const media = world.media.get(params[0] ?? '');
  if (media === undefined) return notFound();
  if (media.state === 'gone') return refuse(410, GONE);
  const status = { ready: 'succeeded', preparing: 'processing', failed: 'failed' }[media.state];
  return ok({ status });
}

const content = '/v2/bot/message/:messageId/content';

export const contentEndpoints: Endpoint[] = [
  { name: 'content', method: 'GET', path: content, handle: bytes },
  { name: 'content-preview', method: 'GET', path: `${content}/preview`, handle: preview },
  {
    name: 'content-transcoding',
    method: 'GET',
    path: `${content}/transcoding`,
    handle: transcoding,
  },
];
