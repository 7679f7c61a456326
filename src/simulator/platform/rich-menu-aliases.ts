import { MAX_RICH_MENUS } from '../limits.ts';
import { bodyFault, notFound, ok, refuse, type Answer } from './answer.ts';
import { PER_HOUR, type Call, type Endpoint } from './call.ts';

const ALIAS = /^[a-z0-9_-]{1,32}$/;
const NO_ALIAS = 'richmenu alias not found';
const NO_MENU = 'richmenu not found';

function create({ world, body }: Call): Answer {
  const { richMenuAliasId: alias, richMenuId } = body;
  const { aliases, menus } = world.richMenus;
  if (typeof alias !== 'string' || !ALIAS.test(alias)) {
    return bodyFault('richMenuAliasId', 'Invalid value');
  }
  if (typeof richMenuId !== 'string' || !menus.has(richMenuId)) return refuse(400, NO_MENU);
  if (aliases.has(alias)) return refuse(400, 'conflict richmenu alias id');
  if (aliases.size >= MAX_RICH_MENUS) return refuse(400, 'too many richmenu aliases');
  aliases.set(alias, richMenuId);
  return ok();
}

function update({ world, params, body }: Call): Answer {
  const [alias = ''] = params;
  const { richMenuId } = body;
  const { aliases, menus } = world.richMenus;
  if (!aliases.has(alias)) return notFound(NO_ALIAS);
  if (typeof richMenuId !== 'string' || !menus.has(richMenuId)) return refuse(400, NO_MENU);
  aliases.set(alias, richMenuId);
  return ok();
}

function get({ world, params }: Call): Answer {
  const [richMenuAliasId = ''] = params;
  const richMenuId = world.richMenus.aliases.get(richMenuAliasId);
  return richMenuId === undefined ? notFound(NO_ALIAS) : ok({ richMenuAliasId, richMenuId });
}

function list({ world }: Call): Answer {
  const aliases = [...world.richMenus.aliases].map(([richMenuAliasId, richMenuId]) => ({
    richMenuAliasId,
    richMenuId,
  }));
  return ok({ aliases });
}

function remove({ world, params }: Call): Answer {
  return world.richMenus.aliases.delete(params[0] ?? '') ? ok() : notFound(NO_ALIAS);
}

const alias = '/v2/bot/richmenu/alias';
const one = `${alias}/:richMenuAliasId`;

export const richMenuAliasEndpoints: Endpoint[] = [
  { name: 'create-rich-menu-alias', method: 'POST', path: alias, handle: create },
  { name: 'list-rich-menu-aliases', method: 'GET', path: `${alias}/list`, handle: list },
  { name: 'get-rich-menu-alias', method: 'GET', path: one, handle: get },
  { name: 'update-rich-menu-alias', method: 'POST', path: one, handle: update },
  {
    name: 'delete-rich-menu-alias',
    method: 'DELETE',
    path: one,
    handle: remove,
    rate: { max: 100, perMs: PER_HOUR },
  },
];
