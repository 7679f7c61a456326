import { rules, type Rule } from './rule.ts';

/** Something is wrong: counted cash, then an entry that someone made, then a figure as a member sees it. */
export const FIGURE_RULES: readonly Rule[] = [
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
  ...rules('pledge-change', ['fix|change .. pledge .. become', 'fix|change .. pledge .. amount']),
  ...rules('correct', [
    'reverse',
    'fix',
    'key .. @off|not-be',
    '@off .. key',
    'entry .. wrong|not-match',
    'wrong|cancel-word|delete .. entry|history',
    '@put|receive-deposit wrong',
  ]),
  ...rules('dispute', [
    '@figure .. @off',
    '@off .. @figure',
    'why .. @figure',
    '@figure .. why',
    'balance|figure .. not-be|short',
    'didnt .. @out',
    '^ self? not-match',
  ]),
];
