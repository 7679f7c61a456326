import type { Bug } from './bug.ts';

const JUDGE = 'test/unit/approvals/judge-decision.test.ts';
const PERMISSIONS = 'test/unit/roles/permissions.test.ts';
const LINKING = 'test/flows/linking.test.ts';
const SEALER = 'test/unit/crypto/node-sealer.test.ts';

/** Who may do what, who has to agree, and what is sealed from whom. */
export const AUTHORITY_BUGS: readonly Bug[] = [
  {
    name: 'the right is not asked again at the commit of a deposit',
    file: 'src/features/savings/record-deposit.ts',
    from: "if (!may(ctx.actor, 'deposit.record', group)) {",
    to: 'if (ctx.actor.memberships.length === 0) {',
    tests: ['test/turns/buttons.test.ts'],
    only: 'embedded',
  },
  {
    name: 'a post in one group counts in every group',
    file: 'src/domain/roles/permissions.ts',
    from: '    if (membership.groupId !== group.groupId) continue;\n',
    to: '',
    tests: [PERMISSIONS],
  },
  {
    name: 'a district officer reaches the whole province',
    file: 'src/domain/roles/permissions.ts',
    from: 'group.districtCode.startsWith(office.area)',
    to: 'group.districtCode.startsWith(office.area.slice(0, 2))',
    tests: ['test/unit/roles/reach.test.ts', PERMISSIONS],
  },
  {
    name: 'a treasurer approves withdrawals',
    file: 'src/domain/roles/permissions.ts',
    from: "'withdrawal.approve': ['chair', 'auditor'],",
    to: "'withdrawal.approve': ['chair', 'auditor', 'treasurer'],",
    tests: [PERMISSIONS],
  },
  {
    name: 'whoever asked counts among those who agree',
    file: 'src/domain/ledger/policy-rules.ts',
    from: 'new Set(approvers.filter((one) => one !== actor))',
    to: 'new Set(approvers)',
    tests: ['test/contract/ledger/model.test.ts', 'test/unit/ledger/prepare-entry.test.ts'],
  },
  {
    name: 'one human with two LINE accounts makes and checks',
    file: 'src/domain/approvals/judge-decision.ts',
    from: "  if (isSameHuman(checker, maker)) return 'same-human';\n",
    to: '',
    tests: [JUDGE],
  },
  {
    name: 'an officer decides over their own money',
    file: 'src/domain/approvals/judge-decision.ts',
    from: "  if (isConcerned) return 'is-concerned';\n",
    to: '',
    tests: [JUDGE],
  },
  {
    name: 'a request is approved when its time is up',
    file: 'src/domain/approvals/judge-decision.ts',
    from: 'facts.now >= facts.expiresAt',
    to: 'facts.now > facts.expiresAt',
    tests: [JUDGE],
  },
  {
    name: 'an approval is bound to everything but its content',
    file: 'src/domain/approvals/content-hash.ts',
    from: '      canonicalJson(content.payload),\n',
    to: '',
    tests: ['test/unit/approvals/content-hash.test.ts'],
  },
  {
    name: 'a button opens for whoever presses it',
    file: 'src/conversation/button.ts',
    from: '`button/${personId}`',
    to: '`button/${personId.charAt(0)}`',
    tests: ['test/turns/buttons.test.ts'],
    only: 'embedded',
  },
  {
    name: 'stray characters in a sealed button are forgiven',
    file: 'src/adapters/crypto/node-sealer.ts',
    from: "return sealed.toString('base64url') === token",
    to: 'return sealed.length > 0',
    tests: [SEALER],
  },
  {
    name: 'one row’s sealed value opens in another row',
    file: 'src/stores/member-row.ts',
    from: '`members/${field}/${memberId}`',
    to: '`members/${field}/member`',
    tests: ['test/contract/roster/sealed-rows.test.ts'],
  },
  {
    name: 'a link code works after its time',
    file: 'src/features/linking/examine-code.ts',
    from: "state === 'open' && now < expiresAt;",
    to: "state === 'open' && now < expiresAt + now;",
    tests: [LINKING],
  },
  {
    name: 'one more wrong code than allowed',
    file: 'src/conversation/wrong-tries.ts',
    from: 'if (!tries || tries.count < TRIES_MAX) return 0;',
    to: 'if (!tries || tries.count <= TRIES_MAX) return 0;',
    tests: [LINKING],
  },
  {
    name: 'what was handled can still be read in the inbox',
    file: 'src/stores/inbox-store.ts',
    from: "const patch = { state: 'done', body: null, outcome } as const;",
    to: "const patch = { state: 'done', outcome } as const;",
    tests: ['test/contract/conversation/inbox.test.ts'],
  },
];
