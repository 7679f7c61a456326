import { rulesParams } from '../../conversation/pledge-rules.view.ts';
import type { Params } from '../../conversation/view.ts';
import { policyOf } from '../../domain/groups/money-limits.ts';
import { isSameName } from '../../domain/names/is-same-name.ts';
import { pledgeFits } from '../../domain/pledge/pledge-fits.ts';
import type { RegisterLine } from '../../domain/register/register-line.ts';
import type { Group } from '../../ports/stores/groups-store.ts';
import type { Member } from '../../ports/stores/members-store.ts';
import type { Readers } from '../../ports/stores/stores.ts';
import { openingKey } from './opening-key.ts';

export type CheckedLine =
  | {
      kind: 'fits';
      line: RegisterLine;
      /** The member who has this number already; undefined: a new one. */
      member: Member | undefined;
      idemKey: string | undefined;
    }
  /** Locale key below `opening-balances.fault.`, with what the register of the bot says. */
  | { kind: 'misfit'; fault: string; params?: Params };

/** Whether a line of the paper register can be taken over as things are now. */
export async function checkLine(
  read: Readers,
  group: Group,
  line: RegisterLine,
): Promise<CheckedLine> {
  const misfit = (fault: string, params?: Params): CheckedLine => ({
    kind: 'misfit',
    fault,
    ...(params && { params }),
  });
  const special = policyOf(group.rules).caps?.['special'];
  if (special !== undefined && line.special > special) return misfit('special');
  const member = await read.members.byNo(group.groupId, line.memberNo);
  if (member && member.state !== 'active') return misfit('left');
  if (member && !isSameName(member.name, line.name)) {
    return misfit('other_name', { name: member.name });
  }
  if (!pledgeFits(group.rules, line.pledge)) {
    return misfit('pledge_outside', rulesParams(group.rules));
  }
  if (!member) return { kind: 'fits', line, member, idemKey: undefined };
  const { idemKey, isTaken } = await openingKey(read.ledger, group.groupId, member.memberId);
  return isTaken ? misfit('taken_over') : { kind: 'fits', line, member, idemKey };
}
