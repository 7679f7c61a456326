import { USER_ID } from '../ids.ts';
import { MAX_BULK_USERS } from '../limits.ts';
import { invalidProperty } from '../messages/line-errors.ts';
import type { StoredRichMenu } from '../state/rich-menus.ts';
import { accepted, badRequest, bodyFault, notFound, ok, refuse, type Answer } from './answer.ts';
import { textOf, type Call, type Endpoint } from './call.ts';
import { withMenu } from './rich-menus.ts';

const NO_IMAGE = 'must upload richmenu image before applying it to user';

/** A menu without a picture cannot be shown to anybody. */
const withPicture = (act: (call: Call, richMenuId: string) => Answer) =>
  withMenu((call: Call, { menu, image }: StoredRichMenu) =>
    image === null ? refuse(400, NO_IMAGE) : act(call, menu.richMenuId),
  );

const setDefault = withPicture(({ world }, richMenuId) => {
  world.richMenus.defaultId = richMenuId;
  world.showRichMenu();
  return ok();
});

function getDefault({ world }: Call): Answer {
  const { defaultId } = world.richMenus;
  return defaultId === null ? notFound('no default richmenu') : ok({ richMenuId: defaultId });
}

function clearDefault({ world }: Call): Answer {
  world.richMenus.defaultId = null;
  world.showRichMenu();
  return ok();
}

/** 200 even for people whom it cannot concern, like LINE. */
const link = withPicture(({ world, params }, richMenuId) => {
  world.linkRichMenu(params[1] ?? '', richMenuId);
  return ok();
});

function linkOf({ world, params }: Call): Answer {
  const own = world.people.all.get(params[0] ?? '')?.ownRichMenuId ?? null;
  const known = own !== null && world.richMenus.menus.has(own);
  return known ? ok({ richMenuId: own }) : notFound('the user has no richmenu');
}

function unlink({ world, params }: Call): Answer {
  world.linkRichMenu(params[0] ?? '', null);
  return ok();
}

/** The people of a bulk call, or LINE's refusal. */
function usersOf(body: Record<string, unknown>): string[] | Answer {
  const { userIds } = body;
  if (!Array.isArray(userIds) || userIds.length === 0 || userIds.length > MAX_BULK_USERS) {
    return bodyFault('userIds', `Size must be between 1 and ${MAX_BULK_USERS}`);
  }
  const wrong = userIds.findIndex((id) => typeof id !== 'string' || !USER_ID.test(id));
  return wrong === -1 ? (userIds as string[]) : badRequest(invalidProperty(`userIds[${wrong}]`));
}

function bulkLink(call: Call): Answer {
  const users = usersOf(call.body);
  if (!Array.isArray(users)) return users;
  const params = [textOf(call.body, 'richMenuId')];
  return withPicture(({ world }, richMenuId) => {
    for (const userId of users) world.linkRichMenu(userId, richMenuId);
    return accepted();
  })({ ...call, params });
}

function bulkUnlink({ world, body }: Call): Answer {
  const users = usersOf(body);
  if (!Array.isArray(users)) return users;
  for (const userId of users) world.linkRichMenu(userId, null);
  return accepted();
}

/** The path names the person first; {@link withMenu} wants the menu first. */
const menuFirst =
  (handle: (call: Call) => Answer) =>
  (call: Call): Answer =>
    handle({ ...call, params: call.params.toReversed() });

const user = '/v2/bot/user';
const everybody = `${user}/all/richmenu`;

export const richMenuLinkEndpoints: Endpoint[] = [
  {
    name: 'set-default-rich-menu',
    method: 'POST',
    path: `${everybody}/:richMenuId`,
    body: 'none',
    handle: setDefault,
  },
  { name: 'get-default-rich-menu', method: 'GET', path: everybody, handle: getDefault },
  { name: 'clear-default-rich-menu', method: 'DELETE', path: everybody, handle: clearDefault },
  {
    name: 'link-rich-menu',
    method: 'POST',
    path: `${user}/:userId/richmenu/:richMenuId`,
    body: 'none',
    handle: menuFirst(link),
  },
  {
    name: 'get-rich-menu-of-user',
    method: 'GET',
    path: `${user}/:userId/richmenu`,
    handle: linkOf,
  },
  { name: 'unlink-rich-menu', method: 'DELETE', path: `${user}/:userId/richmenu`, handle: unlink },
  {
    name: 'bulk-link-rich-menu',
    method: 'POST',
    path: '/v2/bot/richmenu/bulk/link',
    handle: bulkLink,
  },
  {
    name: 'bulk-unlink-rich-menu',
    method: 'POST',
    path: '/v2/bot/richmenu/bulk/unlink',
    handle: bulkUnlink,
  },
];
