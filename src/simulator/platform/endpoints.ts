import { accountEndpoints } from './account.ts';
import type { Endpoint } from './call.ts';
import { chatEndpoints } from './chat.ts';
import { contentEndpoints } from './content.ts';
import { sendEndpoints } from './send.ts';
import { validateEndpoints } from './validate.ts';

/** Every endpoint of LINE's that the simulator answers. */
export const endpoints: Endpoint[] = [
  ...sendEndpoints,
  ...validateEndpoints,
  ...accountEndpoints,
  ...chatEndpoints,
  ...contentEndpoints,
];
