import type { Intent } from '../reading.ts';

/** When the tags of a message meet `when` and none of `not`, it means `intent`. Rules are tried in order. */
export interface Rule {
  intent: Intent;
  when: string;
  not?: readonly string[];
  /** Understood, but to be confirmed. */
  fuzzy?: true;
}

/** One rule for each of several patterns. */
export function rules(
  intent: Intent,
  patterns: readonly string[],
  options: { not?: readonly string[]; fuzzy?: true } = {},
): Rule[] {
  return patterns.map((when) => ({ intent, when, ...options }));
}

/** Named groups of tags for the patterns. */
export const TAG_GROUPS = {
  /** money goes in */
  put: ['deposit', 'send', 'pay', 'save'],
  /** money goes out */
  out: ['withdraw', 'draw'],
  moves: ['@put', '@out', 'transfer', 'borrow', 'lend'],
  ask: [
    'how-much',
    'how-many',
    'when',
    'where',
    'which-month',
    'who',
    'why',
    'what',
    'yes-no',
    'yet',
  ],
  no: ['forgot', 'neg', 'didnt', 'dont', 'not-yet', 'not-be'],
  off: ['not-match', 'wrong', 'lost'],
  figure: ['balance', 'figure', 'money', 'pledge', 'saved', 'history', 'passbook', 'left'],
  savings: ['money', 'pledge', 'saved', 'balance'],
  want: ['want', 'will'],
  month: ['named-month', 'month-count'],
  talk: ['word', 'unknown', 'decoy'],
} satisfies Record<string, readonly string[]>;
