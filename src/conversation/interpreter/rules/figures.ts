import { rules, type Rule } from './rule.ts';

/** Something is wrong: counted cash, then an entry that someone made, then a figure as a member sees it. */
export const FIGURE_RULES: readonly Rule[] = [
  ...rules('group-summary', ['close-sheet .. group']),
  ...rules('dispute', ['money short .. account|self']),
  ...rules('reconcile', [
    'count',
    'cash .. short|@off',
    'short|@off .. cash',
    'to-bank',
    '@put .. into? bank',
    'close-sheet',
    'close-account .. day|tomorrow|deposit-day',
    'day|tomorrow|deposit-day .. close-account',
    'money short',
  ]),
  ...rules('pledge-change', [
    'fine pledge',
    'fix|change .. pledge .. become',
    'fix|change .. pledge .. amount',
  ]),
  ...rules('correct', [
    'reverse',
    'back .. entry|history',
    'fix',
    'key .. @off|not-be',
    '@off .. key',
    'entry key',
    'key .. entry',
    'entry .. wrong|not-match',
    'wrong|cancel-word|delete .. entry|history',
    '@put|receive-deposit wrong',
  ]),
  ...rules('cancel', ['didnt want .. @moves']),
  ...rules('dispute', ['didnt .. @out'], { not: ['already'] }),
  ...rules('dispute', [
    '@figure .. @off',
    '@off .. @figure',
    'why .. @figure',
    '@figure .. why',
    'balance|figure .. not-be|short',
    'receipt .. not-match|wrong',
    '@put .. but',
    'money|balance hedge-before .. @put',
    '^ self? not-match',
  ]),
];
