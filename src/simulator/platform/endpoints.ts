import type { Webhooks } from '../webhook/webhooks.ts';
import { accountLinkEndpoints } from './account-link.ts';
import { accountEndpoints } from './account.ts';
import type { Endpoint } from './call.ts';
import { chatEndpoints } from './chat.ts';
import { contentEndpoints } from './content.ts';
import { groupEndpoints } from './groups.ts';
import { insightEndpoints } from './insight.ts';
import { narrowcastEndpoints } from './narrowcast.ts';
import { richMenuAliasEndpoints } from './rich-menu-aliases.ts';
import { richMenuBatchEndpoints } from './rich-menu-batch.ts';
import { richMenuLinkEndpoints } from './rich-menu-links.ts';
import { richMenuEndpoints } from './rich-menus.ts';
import { sendEndpoints } from './send.ts';
import { tokenEndpoints } from './tokens.ts';
import { validateEndpoints } from './validate.ts';
import { webhookEndpoints } from './webhook-settings.ts';

/** Every endpoint of LINE's that the simulator answers; where two paths fit, the earlier wins. */
export function allEndpoints(webhooks: Webhooks): Endpoint[] {
  return [
    ...sendEndpoints,
    ...validateEndpoints,
    ...narrowcastEndpoints,
    ...accountEndpoints,
    ...chatEndpoints,
    ...contentEndpoints,
    ...webhookEndpoints(webhooks),
    ...richMenuLinkEndpoints,
    ...richMenuAliasEndpoints,
    ...richMenuBatchEndpoints,
    ...richMenuEndpoints,
    ...groupEndpoints(webhooks),
    ...insightEndpoints,
    ...accountLinkEndpoints,
    ...tokenEndpoints,
  ];
}
