import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import { z } from 'zod';
import type { GroupChats } from '../control/groups.ts';
import { NotPossibleError, type Phone } from '../control/phone.ts';
import { MAX_MEDIA_BYTES } from '../limits.ts';
import type { RequestLogs } from '../platform/request-log.ts';
import { UnknownChatError } from '../state/people.ts';
import type { World } from '../state/world.ts';
import * as bodies from './bodies.ts';
import type { EventStreams } from './event-stream.ts';
import { hostGuard } from './host-guard.ts';
import { pageHeaders } from './page-headers.ts';
import { clockState, simState } from './sim-state.ts';

const MAX_JSON = '64kb';
const DEFAULT_REQUEST_PAGE = 200;
/** The page and its files; other addresses of the server it is mounted on stay untouched. */
const PAGE_PATHS = /^\/(?:$|.*\.(?:html|css|js|json|svg|png|woff2|webmanifest)$)/;
const PAGE_DIR = fileURLToPath(new URL('../page/', import.meta.url));

export interface SimParts {
  world: World;
  phone: Phone;
  groups: GroupChats;
  logs: RequestLogs;
  streams: EventStreams;
}

/** The chat page and the `/sim` API of `sim-api.ts`. */
export function simRouter(parts: SimParts): Router {
  const router = express.Router();
  const sim = express.Router();
  sim.use(express.json({ limit: MAX_JSON }));
  sim.use(express.raw({ type: ['image/*', 'audio/*'], limit: MAX_MEDIA_BYTES }));
  readRoutes(sim, parts);
  personRoutes(sim, parts);
  groupRoutes(sim, parts);
  clockRoute(sim, parts);
  sim.use((_req, res) => void res.status(404).json({ message: 'no such thing' }));
  sim.use(onError);
  router.use('/sim', hostGuard, pageHeaders, sim);
  const pages = express.static(parts.world.options.pageDir ?? PAGE_DIR, { index: 'index.html' });
  router.get(PAGE_PATHS, hostGuard, pageHeaders, pages);
  return router;
}

function readRoutes(sim: Router, { world, logs, streams }: SimParts): void {
  const after = (req: Request) => Number(req.query['after'] ?? 0) || 0;
  sim.get('/state', async (_req, res) => void res.json(await simState(world)));
  sim.get('/events', (req, res) => streams.serve(req, res));
  sim.get('/users/:id/chat', (req, res) => {
    world.people.get(req.params.id);
    res.json(world.chats.list(req.params.id, after(req)));
  });
  sim.get('/groups/:id/chat', (req, res) => {
    res.json(world.chats.list(req.params.id, after(req)));
  });
  sim.get('/requests', (req, res) => {
    const limit = Number(req.query['limit'] ?? DEFAULT_REQUEST_PAGE) || DEFAULT_REQUEST_PAGE;
    res.json(logs.list(after(req)).slice(-limit));
  });
  sim.get('/media/:id', (req, res) => {
    const media = world.media.get(req.params.id);
    if (media === undefined || media.state === 'gone') throw new UnknownChatError(req.params.id);
    res.type(media.mime).send(media.bytes);
  });
  sim.get('/richmenus/:id/image', (req, res) => {
    const image = world.richMenus.menus.get(req.params.id)?.image;
    if (!image) throw new UnknownChatError(req.params.id);
    res.type(image.mime).send(image.bytes);
  });
}

function personRoutes(sim: Router, { phone }: SimParts): void {
  sim.post('/users/:id/text', async (req, res) => {
    const { text, quotedMessageId } = bodies.textBody.parse(req.body);
    const options = quotedMessageId === undefined ? {} : { quotedMessageId };
    res.json(await phone.text(req.params.id, text, options));
  });
  sim.post('/users/:id/postback', async (req, res) => {
    const { data, displayText, params } = bodies.postbackBody.parse(req.body);
    const shown = displayText === undefined ? {} : { displayText };
    const picked = params === undefined ? {} : { params };
    res.json(await phone.press(req.params.id, { data, ...shown, ...picked }));
  });
  sim.post('/users/:id/richmenu-switch', async (req, res) => {
    const { richMenuAliasId, data } = bodies.richMenuSwitchBody.parse(req.body);
    res.json(await phone.switchRichMenu(req.params.id, richMenuAliasId, data));
  });
  sim.post('/users/:id/image', async (req, res) => {
    res.json(await phone.image(req.params.id, ...sentBytes(req, 'image')));
  });
  sim.post('/users/:id/audio', async (req, res) => {
    const sent = Buffer.isBuffer(req.body) ? sentBytes(req, 'audio') : SILENCE;
    res.json(await phone.audio(req.params.id, ...sent));
  });
  sim.post('/users/:id/sticker', async (req, res) => {
    const sticker = defined(bodies.stickerBody.parse(req.body));
    res.json(await phone.sticker(req.params.id, sticker));
  });
  sim.post('/users/:id/location', async (req, res) => {
    const { latitude, longitude, ...rest } = bodies.locationBody.parse(req.body);
    res.json(await phone.location(req.params.id, { latitude, longitude, ...defined(rest) }));
  });
  sim.post(
    '/users/:id/follow',
    async (req, res) => void res.json(await phone.follow(req.params.id)),
  );
  sim.post('/users/:id/unfollow', async (req, res) => {
    res.json(await phone.unfollow(req.params.id));
  });
  sim.post('/users/:id/unsend', async (req, res) => {
    const { messageId } = bodies.unsendBody.parse(req.body);
    res.json(await phone.unsend(req.params.id, messageId));
  });
}

function groupRoutes(sim: Router, { groups }: SimParts): void {
  sim.post('/groups', async (req, res) => {
    const { group } = await groups.join(defined(bodies.newGroupBody.parse(req.body)));
    res.json(group);
  });
  sim.post('/groups/:id/text', async (req, res) => {
    const { userId, text } = bodies.groupTextBody.parse(req.body);
    res.json(await groups.text(req.params.id, userId, text));
  });
  sim.post('/groups/:id/leave', async (req, res) => {
    res.json(await groups.leave(req.params.id));
  });
  sim.post('/groups/:id/invite', async (req, res) => {
    res.json(await groups.invite(req.params.id));
  });
  sim.post('/groups/:id/members/:userId/join', async (req, res) => {
    res.json(await groups.memberJoined(req.params.id, req.params.userId));
  });
  sim.post('/groups/:id/members/:userId/leave', async (req, res) => {
    res.json(await groups.memberLeft(req.params.id, req.params.userId));
  });
}

function clockRoute(sim: Router, { world }: SimParts): void {
  sim.post('/clock', async (req, res) => {
    const { clock } = world.options;
    const wish = bodies.clockBody.parse(req.body);
    if (clock === undefined) throw new NotPossibleError('the clock cannot be moved');
    const presets = await clock.presets();
    const to = 'to' in wish ? wish.to : presets.find(({ key }) => key === wish.preset)?.at;
    if (to === undefined || to < clock.now()) {
      throw new NotPossibleError('the clock only moves forward, to a time or a known preset');
    }
    await clock.advanceTo(to);
    const state = await clockState(world);
    world.bus.emit({ type: 'clock', clock: state });
    res.json(state);
  });
}

/** An empty m4a: enough for a bot that does not listen. */
const SILENCE: [Buffer, string] = [Buffer.alloc(0), 'audio/m4a'];

function sentBytes(req: Request, kind: string): [Buffer, string] {
  const mime = req.headers['content-type'] ?? '';
  if (Buffer.isBuffer(req.body) && mime.startsWith(`${kind}/`)) return [req.body, mime];
  throw new NotPossibleError(`send the bytes with a content type of ${kind}/…`);
}

/** Drops the properties that are undefined, which the parser leaves in its types. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

const onError: ErrorRequestHandler = (error: Error & { status?: number }, _req, res, _next) => {
  if (error instanceof z.ZodError) {
    res.status(400).json({ message: z.prettifyError(error) });
    return;
  }
  const known =
    error instanceof UnknownChatError ? 404 : error instanceof NotPossibleError ? 409 : null;
  const status = known ?? error.status ?? 500;
  res.status(status).json({ message: status === 500 ? 'the platform failed' : error.message });
};
