import { rules, type Rule } from './rule.ts';

/** Questions about savings; they come before the commands, so that a question never moves money. */
export const QUESTION_RULES: readonly Rule[] = [
  ...rules('balance', ['how-much .. did .. @put'], { not: ['@month|relative-year'] }),
  ...rules('balance', ['^ .. money|balance|saved .. complete yes-no'], { not: ['decoy', '@put'] }),
  ...rules('unknown', ['if .. @moves .. how-much']),
  ...rules('arrears', [
    'not-yet .. @put|transfer',
    '@put .. not-yet|yet',
    'pledge|named-month .. yet',
    'owe',
    'fine',
    '@put .. complete|incomplete',
    'if neg|didnt .. @put',
    'complete .. @put|@month|yes-no|yet',
    'short .. @month|which-month|how-many|month',
    'must .. how-much|how-many',
    'how-much|how-many .. must',
    'didnt|forgot .. @put',
    'did .. @put',
    'named-month .. @put .. yes-no',
  ]),
  ...rules('receipt', [
    'receipt|receipt-label',
    'transfer .. yet',
    'money .. into .. yet',
    'get .. money .. yet',
  ]),
  ...rules('receipt', ['slip', 'transfer .. already'], { fuzzy: true }),
  ...rules(
    'balance',
    [
      'how-much .. into group $',
      'did .. how-much',
      'how-much .. did',
      '@savings|passbook .. left how-much',
    ],
    {
      not: ['group .. how-much', 'bank', 'decoy'],
    },
  ),
  ...rules(
    'balance',
    ['passbook .. how-much', 'look|know .. @put .. how-much', '@savings|self .. complete yes-no'],
    {
      not: ['@month|relative-year|year', 'decoy'],
    },
  ),
  ...rules('balance', ['self .. have .. into group'], { not: ['bank', 'decoy'] }),
  ...rules('group-summary', [
    'group .. @savings|how-much|how-many|total|have|bank|cash|left',
    '@savings|total|have|member|cash|look|how-many|how-much .. group',
    'member .. how-many|total',
    'how-many .. member',
    '@savings|cash .. bank .. how-much',
    'bank .. how-much',
  ]),
  ...rules('history', [
    'ever .. @put|@out',
    '@put .. how-many|which-month',
    'which-month .. @put',
    '@put .. what',
    '@put|@out .. entry .. when|how-much',
    'when .. entry',
    '@put entry',
  ]),
  ...rules(
    'deposit-day',
    [
      '@put|pledge|money|transfer .. when|where',
      'when|where .. @put|pledge|transfer',
      '@put .. with who',
      'collect|must .. when|where',
      'when|where .. collect',
      'deposit-day',
      'meeting',
      'transfer .. account',
    ],
    { not: ['@out'] },
  ),
  ...rules('deposit-day', ['@put history can|yes-no']),
  ...rules('history', ['history'], { not: ['@put .. amount'] }),
  ...rules('history', [
    'passbook',
    '@month|relative-year|year .. @put|@out|pledge|get .. how-much|how-many|what',
    '@put|@out .. @month|relative-year|year .. how-much|how-many|what',
    '@out .. how-much',
    'look .. named-month',
    'look .. @put',
  ]),
];

/** Commands. What must not stand beside them is as important as the verb. */
export const COMMAND_RULES: readonly Rule[] = [
  ...rules(
    'pledge-change',
    ['increase|decrease|change .. pledge .. how|can', 'how .. increase|decrease|change .. pledge'],
    { fuzzy: true, not: ['@no'] },
  ),
  ...rules(
    'pledge-change',
    [
      'increase|decrease|change .. pledge',
      'pledge .. increase|decrease|change',
      'increase|decrease|change .. become',
      'increase|decrease|change .. @put|all-months',
      'increase|decrease|change|become .. per',
      'per .. increase|decrease|change|become',
      '@put .. increase|decrease .. become',
      '^ @want? increase|decrease .. amount',
    ],
    { not: ['@ask|@no', 'deposit increase'] },
  ),
  ...rules('withdraw', ['how .. @out', '@out .. how'], { fuzzy: true, not: ['@no|@talk'] }),
  ...rules('deposit', ['how .. deposit|save', '@put .. how', 'how .. @put .. pledge|money'], {
    fuzzy: true,
    not: ['@no|@talk|@out'],
  }),
  ...rules('unknown', ['if .. @put|@out']),
  ...rules('withdraw', ['want .. @out .. can $'], { fuzzy: true, not: ['@ask|@no|decoy'] }),
  ...rules('deposit', ['want .. @put .. can $'], {
    fuzzy: true,
    not: ['@ask|@no|@talk|@out|tomorrow|day|weekday'],
  }),
  ...rules('help', ['@moves .. didnt', '@out .. can|when|yes-no'], { not: ['amount'] }),
  ...rules('deposit-day', ['@put .. can|yes-no'], {
    not: ['amount|decoy|how-much|how-many', '@put word|unknown'],
  }),
  ...rules(
    'withdraw',
    ['can .. @out .. amount', '@out .. amount .. can', '@out .. can .. amount'],
    {
      fuzzy: true,
      not: ['@ask|@no|decoy|how'],
    },
  ),
  ...rules('deposit', ['tomorrow .. @put .. amount'], {
    fuzzy: true,
    not: ['@ask|@no|decoy|@out|transfer|how'],
  }),
  ...rules('deposit', ['can .. @put .. amount', '@put .. amount .. can', '@put .. can .. amount'], {
    fuzzy: true,
    not: ['@ask|@no|decoy|@out|transfer|how'],
  }),
  ...rules('withdraw', ['@out'], {
    not: [
      '@ask|@no|decoy|how|already',
      '@put .. @out',
      'withdraw|draw word|unknown',
      'must .. @out $',
      'word|unknown .. @out $',
    ],
  }),
  ...rules('receipt', ['@put already', '@put .. amount .. already'], {
    fuzzy: true,
    not: ['@ask|@no|@talk|@want'],
  }),
  ...rules('deposit', ['send|pay pledge'], { not: ['@ask|@no|decoy|@out|transfer|how'] }),
  ...rules('deposit', ['^ pledge named-month? amount $', '^ named-month pledge amount $'], {
    fuzzy: true,
  }),
  ...rules('receipt', ['transfer'], { fuzzy: true, not: ['@ask|@no|@talk'] }),
  ...rules(
    'deposit',
    ['deposit for word|unknown amount', '^ unknown deposit|save', 'unknown deposit|save $'],
    {
      fuzzy: true,
      not: ['@ask|@no|decoy|@out|transfer|how'],
    },
  ),
  ...rules('deposit', ['deposit|save'], {
    not: [
      '@ask|@no|decoy|@out|transfer|how',
      'deposit|save word|unknown|to',
      'deposit|save for $',
      'deposit|save for into|word|unknown',
    ],
  }),
  ...rules(
    'deposit',
    [
      'send|pay .. pledge|money|amount|@month',
      'pledge .. send|pay',
      '@month .. send|pay',
      'send|pay for named-month',
      'receive-deposit .. amount',
      '^ send|pay $',
    ],
    {
      not: ['@ask|@no|decoy|@out|transfer|how|word', 'send|pay unknown|with'],
    },
  ),
  ...rules(
    'deposit',
    ['send|pay money? amount', '@want money into amount', '^ send|pay for named-month'],
    {
      fuzzy: true,
      not: ['@ask|@no|decoy|@out|transfer|how'],
    },
  ),
];

export const BALANCE_RULES: readonly Rule[] = [
  ...rules(
    'balance',
    [
      'balance',
      'left .. how-much|how-many|yes-no',
      '@savings .. how-many',
      'have .. how-many',
      'have .. left',
      'have .. how-much',
      'look|know .. @savings|left',
      '@savings .. how-much|left',
      'how-much .. @savings|left|have',
      '@put|collect .. how-much',
      'how-much .. @put',
      'self .. how-much',
      '@savings .. yes-no',
    ],
    { not: ['decoy', 'if .. amount'] },
  ),
  ...rules('balance', ['^ @want? @savings total? self? $', '^ how-much $', '^ left $'], {
    fuzzy: true,
  }),
];
