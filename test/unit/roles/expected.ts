import type { AreaVerb, Role, Verb } from '../../../src/domain/roles/permissions.ts';

/**
 * Who may do what, written down a second time from the project's rules and not from the code:
 * members see and answer their own; who keeps or checks the books sees any of the group; the
 * treasurer alone posts money; chair and auditor settle
 * disputes; a member complains to officers, never to the committee; a member asks, the committee but for the auditor answers; another of the committee than the treasurer agrees to a child's guardian; the treasurer counts the cash and another of the committee confirms it; treasurer or
 * secretary ask to close a month and chair or auditor close it; officers see totals, name the committee, close a group and announce, never a member's figures and never money; the
 * operator has no right over any group; who reads for a member (`reader`) reads, and nothing else.
 */
const ROLES: readonly Role[] = [
  'member',
  'chair',
  'secretary',
  'treasurer',
  'auditor',
  'registrar',
  'field-officer',
  'district-officer',
  'province-officer',
  'operator',
  'reader',
];

// prettier-ignore
const OVER_A_GROUP: Record<Verb, string> = {
  //                     mem cha sec tre aud reg fie dis pro ope rea
  'balance.read-own':   ' x   .   .   .   .   .   .   .   .   .   . ',
  'balance.read-any':   ' .   x   x   x   x   .   .   .   .   .   . ',
  'balance.read-proxied':' .   .   .   .   .   .   .   .   .   .   x ',
  'proxy.offer-own':    ' x   .   .   .   .   .   .   .   .   .   . ',
  'proxy.agree-own':    ' x   .   .   .   .   .   .   .   .   .   . ',
  'proxy.offer-for':    ' .   x   x   .   .   x   .   .   .   .   . ',
  'proxy.agree-for':    ' .   x   x   .   x   .   .   .   .   .   . ',
  'proxy.end-for':      ' .   x   x   .   .   x   .   .   .   .   . ',
  'receipt.answer-own': ' x   .   .   .   .   .   .   .   .   .   . ',
  'deposit.record':     ' .   .   .   x   .   .   .   .   .   .   . ',
  'deposit.approve':    ' .   x   .   .   x   .   .   .   .   .   . ',
  'withdrawal.record':  ' .   .   .   x   .   .   .   .   .   .   . ',
  'withdrawal.agree-own':' x   .   .   .   .   .   .   .   .   .   . ',
  'withdrawal.approve': ' .   x   .   .   x   .   .   .   .   .   . ',
  'correction.ask':     ' .   x   .   x   x   .   .   .   .   .   . ',
  'correction.approve': ' .   x   .   .   x   .   .   .   .   .   . ',
  'group-money.record': ' .   .   .   x   .   .   .   .   .   .   . ',
  'group-money.approve':' .   x   .   .   x   .   .   .   .   .   . ',
  'refund.record':      ' .   .   .   x   .   .   .   .   .   .   . ',
  'refund.approve':     ' .   x   .   .   x   .   .   .   .   .   . ',
  'receipt.read-any':   ' .   x   x   x   x   .   .   .   .   .   . ',
  'dispute.read':       ' .   x   .   x   x   .   .   .   .   .   . ',
  'dispute.settle':     ' .   x   .   .   x   .   .   .   .   .   . ',
  'request.make-own':   ' x   .   .   .   .   .   .   .   .   .   . ',
  'request.answer':     ' .   x   x   x   .   x   .   .   .   .   . ',
  'complaint.make':     ' x   .   .   .   .   .   .   .   .   .   . ',
  'complaint.answer':   ' .   .   .   .   .   .   x   x   x   .   . ',
  'opening.record':     ' .   .   x   x   .   .   .   .   .   .   . ',
  'opening.approve':    ' .   x   .   .   x   .   .   .   .   .   . ',
  'cash.count':         ' .   .   .   x   .   .   .   .   .   .   . ',
  'cash.confirm':       ' .   x   x   .   x   .   .   .   .   .   . ',
  'month.ask-close':    ' .   .   x   x   .   .   .   .   .   .   . ',
  'month.close':        ' .   x   .   .   x   .   .   .   .   .   . ',
  'statement.read':     ' .   x   x   x   x   .   .   .   .   .   . ',
  'statement.totals':   ' .   x   x   x   x   x   x   x   x   .   . ',
  'member.change':      ' .   .   x   x   .   x   .   .   .   .   . ',
  'member.agree-change':' .   x   x   .   x   .   .   .   .   .   . ',
  'member.add':         ' .   .   x   x   .   x   .   .   .   .   . ',
  'member.find':        ' .   x   x   x   x   x   .   .   .   .   . ',
  'member.issue-code':  ' .   x   x   x   .   x   .   .   .   .   . ',
  'member.agree-guardian':' .   x   x   .   x   x   .   .   .   .   . ',
  'member.unlink':      ' .   x   x   .   .   x   .   .   .   .   . ',
  'chat.tie':           ' .   x   .   .   .   .   .   .   .   .   . ',
  'chat.untie':         ' .   x   x   x   x   x   .   .   .   .   . ',
  'group.settings':     ' .   x   x   x   .   .   .   .   .   .   . ',
  'group.rules.approve':' .   x   .   .   x   .   .   .   .   .   . ',
  'group.totals':       ' x   x   x   x   x   x   x   x   x   .   . ',
  'ledger.witness':     ' .   x   x   x   x   x   .   .   .   .   . ',
  'group.unpaid-list':  ' .   x   x   x   x   x   .   .   .   .   . ',
  'group.issue-code':   ' .   .   .   .   .   .   x   x   .   .   . ',
  'group.change-post':  ' .   .   .   .   .   .   x   x   .   .   . ',
  'group.close':        ' .   .   .   .   .   .   x   x   .   .   . ',
  'campaign.announce':  ' .   .   .   .   .   .   x   x   x   .   . ',
};

// prettier-ignore
const OVER_AN_AREA: Record<AreaVerb, string> = {
  //                     mem cha sec tre aud reg fie dis pro ope rea
  'group.open':         ' .   .   .   .   .   .   x   x   .   .   . ',
  'campaign.create':    ' .   .   .   .   .   .   x   x   x   .   . ',
  'office.invite':      ' .   .   .   .   .   .   .   x   x   x   . ',
};

export interface Cell<V> {
  verb: V;
  role: Role;
  allowed: boolean;
}

export const groupCells: readonly Cell<Verb>[] = cells(OVER_A_GROUP);
export const areaCells: readonly Cell<AreaVerb>[] = cells(OVER_AN_AREA);

function cells<V extends string>(table: Record<V, string>): Cell<V>[] {
  return (Object.keys(table) as V[]).flatMap((verb) => {
    const marks = table[verb].trim().split(/ +/);
    if (marks.length !== ROLES.length) throw new Error(`row of ${verb} has ${marks.length} marks`);
    return ROLES.map((role, i) => ({ verb, role, allowed: marks[i] === 'x' }));
  });
}
