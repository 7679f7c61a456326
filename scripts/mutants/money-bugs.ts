import type { Bug } from './bug.ts';

const MODEL = 'test/contract/ledger/model.test.ts';
const CLOSES = 'test/contract/ledger/month-close.test.ts';
const PREPARE = 'src/domain/ledger/prepare-entry.ts';

/** Money, the order of the books, and closing them. */
export const MONEY_BUGS: readonly Bug[] = [
  {
    name: 'an overdraft of one satang',
    file: PREPARE,
    from: 'shownBalance(kind, balance + amount) >= 0n) continue;',
    to: 'shownBalance(kind, balance + amount) >= -1n) continue;',
    tests: [MODEL],
  },
  {
    name: 'an amount read by way of a float',
    file: 'src/conversation/interpreter/numeral.ts',
    from: "return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));",
    to: "return BigInt(Math.trunc(Number(`${whole}.${fraction || '0'}`) * 100));",
    tests: ['test/unit/interpreter/amounts.test.ts'],
  },
  {
    name: '1.5 baht taken for 1.05',
    file: 'src/conversation/interpreter/numeral.ts',
    from: "fraction.padEnd(2, '0')",
    to: "fraction.padStart(2, '0')",
    tests: ['test/unit/interpreter/amounts.test.ts'],
  },
  {
    name: 'odd satang lost when a payment is shared out to months',
    file: 'src/domain/money.ts',
    from: '(index < odd ? share + 1n : share)',
    to: '(index < odd ? share : share)',
    tests: ['test/unit/ledger/money.test.ts'],
  },
  {
    name: 'odd satang of a refund to the wrong beneficiary',
    file: 'src/domain/money.ts',
    from: 'a.rest > b.rest ? -1 : 1',
    to: 'a.rest > b.rest ? 1 : -1',
    tests: ['test/unit/ledger/money.test.ts'],
  },
  {
    name: 'of several months only the first is asked whether it is paid',
    file: PREPARE,
    from: 'const paid = months.find(',
    to: 'const paid = months.slice(0, 1).find(',
    tests: [MODEL],
  },
  {
    name: 'a cap that looks at what is there, not at what will be',
    file: 'src/domain/ledger/policy-rules.ts',
    from: 'if (after > cap && after > available) {',
    to: 'if (available > cap && after > available) {',
    tests: [MODEL],
  },
  {
    name: 'a reversal may be reversed',
    file: 'src/domain/ledger/kinds/reversal.ts',
    from: "if (original.reversesSeq !== null) return refused({ reason: 'is-reversal', seq: reversesSeq });\n",
    to: '',
    tests: [MODEL],
  },
  {
    name: 'the time of recording goes back with the clock',
    file: PREPARE,
    from: 'const recordedAt = Math.max(command.at, head.recordedAt);',
    to: 'const recordedAt = command.at;',
    tests: [MODEL],
  },
  {
    name: 'entries land in the last closed month',
    file: 'src/domain/ledger/effective-date.ts',
    from: 'monthOf(date) <= closedThrough',
    to: 'monthOf(date) < closedThrough',
    tests: [CLOSES],
  },
  {
    name: 'months are closed out of order',
    file: 'src/domain/ledger/month-close.ts',
    from: "return month === next ? undefined : { reason: 'not-next', next };",
    to: "return month >= next ? undefined : { reason: 'not-next', next };",
    tests: [CLOSES],
  },
  {
    name: 'the running month may be closed',
    file: 'src/domain/ledger/month-close.ts',
    from: 'if (month >= monthOf(today))',
    to: 'if (month > monthOf(today))',
    tests: [CLOSES],
  },
  {
    name: 'an entry of the last day does not stop the close it came after',
    file: 'src/stores/ledger/close-month.ts',
    from: 'if (effectiveDate <= through) return false;',
    to: 'if (effectiveDate < through) return false;',
    tests: [CLOSES],
  },
  {
    name: 'too much in the cash box is booked as too little',
    file: 'src/features/closing/cash-count.approval.ts',
    from: "figures.counted > figures.register ? 'over' : 'short'",
    to: "figures.counted < figures.register ? 'over' : 'short'",
    tests: ['test/turns/closing.test.ts'],
    only: 'embedded',
  },
  {
    name: 'the day’s takings count what was taken back',
    file: 'src/domain/cash/day-figures.ts',
    from: 'reversesSeq === null && !takenBack.has(seq)',
    to: 'reversesSeq === null && seq > 0',
    tests: ['test/unit/cash/cash.test.ts'],
  },
  {
    name: 'fields are chained without their lengths',
    file: 'src/domain/ledger/canonical.ts',
    from: 'joined += `${length(text)}:${text}`;',
    to: 'joined += `:${text}`;',
    tests: ['test/unit/ledger/canonical.test.ts'],
  },
  {
    name: 'the chain leaves the balances out',
    file: 'src/domain/ledger/chain.ts',
    from: 'fields.push(account, amount, accountSeq, balanceAfter);',
    to: 'fields.push(account, amount, accountSeq);',
    tests: ['test/unit/ledger/chain.test.ts', 'test/unit/ledger/entry-violations.test.ts'],
  },
  {
    name: 'a cut tail passes the comparison with the anchors',
    file: 'src/stores/ledger/verify/compare-anchors.ts',
    from: 'if (hash === anchor.hash) {',
    to: 'if (hash === undefined || hash === anchor.hash) {',
    tests: ['test/contract/ledger/anchors.test.ts'],
  },
  {
    name: 'a deposit is booked as it comes to now, not as the card said that was confirmed',
    file: 'src/features/savings/deposit-confirm.ts',
    from: '  if (data.shown !== null && data.shown !== shownOf(draft)) return showAnew(ctx, data);\n',
    to: '',
    tests: ['test/flows/treasurer-lines.test.ts'],
    only: 'nothing is booked',
  },
];
