import type { TurnContext } from '../../conversation/turn-context.ts';
import { postsClash, type Post } from '../../domain/roles/roles.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { LinkCode, LinkTarget } from '../../ports/stores/links-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { OfficeRecord } from '../../ports/stores/offices-store.ts';

/** Who a code makes of the person who sends it. */
export type Becoming =
  | { kind: 'member'; member: Member; group: Group; posts: readonly Post[] }
  | { kind: 'office'; office: OfficeRecord };

export type Examined =
  | { kind: 'ready'; code: LinkCode; becoming: Becoming }
  /** They are this already. */
  | { kind: 'mine'; becoming: Becoming }
  /** Tied to another LINE account; it has to be untied first. */
  | { kind: 'taken'; becoming: Becoming }
  /** They would be auditor and treasurer of one group. */
  | { kind: 'clash'; becoming: Becoming }
  /** It lets them read somebody else's savings: another dialogue. */
  | { kind: 'to-read' }
  /** Never issued, used, withdrawn, too old, or of somebody who has left: not told which. */
  | { kind: 'unknown' };

/** What would come of a code if this person confirmed it now. */
export async function examineCode(ctx: TurnContext, codeHash: string): Promise<Examined> {
  const code = await ctx.stores.links.byHash(codeHash);
  if (code?.target.kind === 'proxy') return isOpen(ctx, code) ? { kind: 'to-read' } : UNKNOWN;
  const becoming = code && (await becomingOf(ctx, code.target));
  if (!code || !becoming) return UNKNOWN;
  const holder = becoming.kind === 'member' ? becoming.member.personId : becoming.office.personId;
  if (holder === ctx.person.personId) return { kind: 'mine', becoming };
  if (!isOpen(ctx, code)) return UNKNOWN;
  if (holder !== null) return { kind: 'taken', becoming };
  if (wouldClash(ctx, becoming)) return { kind: 'clash', becoming };
  return { kind: 'ready', code, becoming };
}

const UNKNOWN: Examined = { kind: 'unknown' };

const isOpen = ({ now }: TurnContext, { expiresAt, state }: LinkCode): boolean =>
  state === 'open' && now < expiresAt;

async function becomingOf(ctx: TurnContext, target: LinkTarget): Promise<Becoming | undefined> {
  const { members, groups, offices } = ctx.stores;
  if (target.kind === 'office') {
    const office = await offices.byId(target.officeId);
    return office && office.until === null ? { kind: 'office', office } : undefined;
  }
  const member = await members.byId(target.memberId);
  const group = await groups.byId(target.groupId);
  if (!member || member.state !== 'active' || group?.state !== 'active') return undefined;
  const posts = (await members.postsOf(member.memberId)).map(({ post }) => post);
  return { kind: 'member', member, group, posts };
}

/** Who counts the money must not check the count, whichever of their memberships holds which post. */
function wouldClash(ctx: TurnContext, becoming: Becoming): boolean {
  if (becoming.kind === 'office') return false;
  const held = ctx.actor.memberships
    .filter(({ groupId }) => groupId === becoming.group.groupId)
    .flatMap(({ posts }) => posts);
  return postsClash([...held, ...becoming.posts]);
}
