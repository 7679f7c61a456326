import { newRichMenuId } from '../ids.ts';
import { MAX_RICH_MENUS, MAX_RICH_MENU_IMAGE_BYTES } from '../limits.ts';
import type { SimRichMenu } from '../sim-api.ts';
import type { StoredRichMenu } from '../state/rich-menus.ts';
import { badRequest, notFound, ok, refuse, type Answer } from './answer.ts';
import { PER_HOUR, PER_SECOND, type Call, type Endpoint } from './call.ts';
import { richMenuFault } from './rich-menu-body.ts';
import { imageSize } from './rich-menu-image.ts';

const NOT_FOUND = 'richmenu not found';

/** Does `act` with the menu named by the first path parameter. */
export function withMenu(act: (call: Call, stored: StoredRichMenu) => Answer) {
  return (call: Call): Answer => {
    const stored = call.world.richMenus.menus.get(call.params[0] ?? '');
    return stored === undefined ? notFound(NOT_FOUND) : act(call, stored);
  };
}

function create({ world, body }: Call): Answer {
  const fault = richMenuFault(body);
  if (fault !== null) return badRequest(fault);
  if (world.richMenus.menus.size >= MAX_RICH_MENUS) {
    return refuse(400, `You can create up to ${MAX_RICH_MENUS} rich menus`);
  }
  const { size, selected, name, chatBarText, areas } = body as unknown as SimRichMenu;
  const richMenuId = newRichMenuId();
  const menu = { richMenuId, size, selected, name, chatBarText, areas };
  world.richMenus.menus.set(richMenuId, { menu, image: null });
  return ok({ richMenuId });
}

function validate({ body }: Call): Answer {
  const fault = richMenuFault(body);
  return fault === null ? ok() : badRequest(fault);
}

function remove({ world }: Call, { menu }: StoredRichMenu): Answer {
  const { richMenuId } = menu;
  world.richMenus.menus.delete(richMenuId);
  for (const [alias, target] of world.richMenus.aliases) {
    if (target === richMenuId) world.richMenus.aliases.delete(alias);
  }
  if (world.richMenus.defaultId === richMenuId) world.richMenus.defaultId = null;
  world.showRichMenu();
  return ok();
}

function upload({ raw, headers }: Call, stored: StoredRichMenu): Answer {
  const mime = headers['content-type']?.split(';')[0] ?? '';
  if (mime !== 'image/png' && mime !== 'image/jpeg') {
    return refuse(415, `The content type, ${mime}, is not supported`);
  }
  if (raw.length > MAX_RICH_MENU_IMAGE_BYTES) return refuse(413, 'The image is larger than 1 MB');
  if (stored.image !== null) {
    return refuse(400, 'An image has already been uploaded to the richmenu');
  }
  const size = imageSize(raw, mime);
  const { width, height } = stored.menu.size;
  if (size?.width !== width || size.height !== height) {
    return refuse(400, 'The image size does not match the size of the richmenu');
  }
  stored.image = { bytes: raw, mime };
  return ok();
}

function download(_call: Call, { image }: StoredRichMenu): Answer {
  if (image === null) return notFound();
  return { status: 200, body: image.bytes, headers: { 'content-type': image.mime } };
}

const richMenu = '/v2/bot/richmenu';
const rarely = { max: 100, perMs: PER_HOUR };

export const richMenuEndpoints: Endpoint[] = [
  { name: 'create-rich-menu', method: 'POST', path: richMenu, handle: create, rate: rarely },
  { name: 'validate-rich-menu', method: 'POST', path: `${richMenu}/validate`, handle: validate },
  {
    name: 'list-rich-menus',
    method: 'GET',
    path: `${richMenu}/list`,
    handle: ({ world }) =>
      ok({ richmenus: [...world.richMenus.menus.values()].map(({ menu }) => menu) }),
    rate: { max: 10, perMs: PER_SECOND },
  },
  {
    name: 'upload-rich-menu-image',
    method: 'POST',
    path: `${richMenu}/:richMenuId/content`,
    body: 'raw',
    handle: withMenu(upload),
  },
  {
    name: 'download-rich-menu-image',
    method: 'GET',
    path: `${richMenu}/:richMenuId/content`,
    handle: withMenu(download),
  },
  {
    name: 'get-rich-menu',
    method: 'GET',
    path: `${richMenu}/:richMenuId`,
    handle: withMenu((_call, { menu }) => ok(menu)),
  },
  {
    name: 'delete-rich-menu',
    method: 'DELETE',
    path: `${richMenu}/:richMenuId`,
    handle: withMenu(remove),
    rate: rarely,
  },
];
