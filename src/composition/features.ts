import { readMenuFiles } from '../adapters/line/rich-menus/menu-files.ts';
import type { ApprovalKind } from '../conversation/approvals/approval-kind.ts';
import type { Feature, MenuEntry } from '../conversation/feature.ts';
import { buildRegistry, type Registry } from '../conversation/registry.ts';
import { createApprovalsFeature } from '../features/approvals/index.ts';
import { campaignsFeature } from '../features/campaigns/index.ts';
import { closingFeature } from '../features/closing/index.ts';
import { complaintsFeature } from '../features/complaints/index.ts';
import { createEverydayFeature } from '../features/everyday/index.ts';
import { groupChatsFeature } from '../features/group-chats/index.ts';
import { laughterFeature } from '../features/everyday/laughter.ts';
import { groupsFeature } from '../features/groups/index.ts';
import { handoverFeature } from '../features/handover/index.ts';
import { linkingFeature } from '../features/linking/index.ts';
import { myDataFeature } from '../features/my-data/index.ts';
import { openingBalancesFeature } from '../features/opening-balances/index.ts';
import { proxyFeature } from '../features/proxy/index.ts';
import { remindersFeature } from '../features/reminders/index.ts';
import { requestsFeature } from '../features/requests/index.ts';
import { savingsFeature } from '../features/savings/index.ts';
import { witnessFeature } from '../features/witness/index.ts';
import { MENUS_DIR } from './menus-dir.ts';

/**
 * All that the bot can do. A new feature is added here and nowhere else.
 * @param more features of a test's own; they are asked first
 */
export function buildFeatures(more: readonly Feature[] = []): Registry {
  let menu: readonly MenuEntry[] = [];
  let approvals: ReadonlyMap<string, ApprovalKind> = new Map();
  const features: readonly Feature[] = [
    ...more,
    // Before deposits: บัญชีสมาชิก 12 is none.
    closingFeature,
    // Before savings: ให้ลูกดูยอดแทน is no question about one's own.
    proxyFeature,
    laughterFeature,
    savingsFeature,
    campaignsFeature,
    remindersFeature,
    // Before linking: เลิกผูกห้อง unties a room, not a LINE account.
    groupChatsFeature,
    groupsFeature,
    openingBalancesFeature,
    linkingFeature,
    handoverFeature,
    requestsFeature,
    complaintsFeature,
    myDataFeature,
    createApprovalsFeature(() => approvals),
    witnessFeature,
    createEverydayFeature(() => menu),
  ];
  const taps = readMenuFiles(MENUS_DIR).flatMap(({ areas }) => areas.map(({ entry }) => entry));
  const registry = buildRegistry(features, [...new Set(taps)]);
  menu = registry.menu;
  approvals = registry.approvals;
  return registry;
}
