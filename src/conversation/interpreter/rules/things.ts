import { rules, type Rule } from './rule.ts';

/** Named things: whoever says loan, dividend or receipt means it, asked or told. */
export const THING_RULES: readonly Rule[] = [
  ...rules('resign', ['neg|didnt|stop|cancel-word .. be-member']),
  ...rules('arrears', ['neg have .. @put']),
  ...rules('cancel', [
    'neg .. @moves .. already',
    'didnt .. @moves .. already',
    'dont .. @moves',
    'stop @moves',
  ]),
  ...rules(
    'loan',
    [
      'borrow|lend .. amount .. can',
      'borrow|lend .. can .. amount',
      'can .. borrow|lend .. amount',
    ],
    { fuzzy: true },
  ),
  ...rules('loan', ['borrow|lend|loan .. how', 'how .. borrow|lend|loan'], { fuzzy: true }),
  ...rules('loan', ['borrow', 'loan', 'loan-label']),
  ...rules('loan', ['lend'], { not: ['lend word|unknown'] }),
  ...rules('receipt', ['transfer .. already'], { fuzzy: true, not: ['@no|@ask'] }),
  ...rules('dividend', ['dividend']),
  ...rules('welfare', [
    'welfare',
    'hospital .. draw|get|money|how-much',
    'death .. draw|get|how-much|money',
  ]),
  ...rules('cancel', ['enough', 'reject', 'neg .. @moves'], { not: ['@ask'] }),
  ...rules('resign', ['resign', 'close-account', 'cancel-word|stop .. member|group|account']),
  ...rules('cancel', ['cancel-word']),
  ...rules('join', ['join', 'be-member', 'start .. account']),
  ...rules('deposit-day', [
    'receive-deposit|deposit-day|meeting|start .. when|where',
    'when|where .. receive-deposit|deposit-day|meeting',
  ]),
  ...rules('run-sheet', [
    'start .. receive-deposit|deposit-day|@put|pledge|day|get|money',
    'who .. not-yet|owe|yet|neg|didnt',
    'who .. @put .. already',
    'not-yet|owe .. who',
  ]),
  ...rules('run-sheet', ['member|person|list .. not-yet|owe|didnt'], { not: ['member-no'] }),
  ...rules('deposit-day', ['receive-deposit|collect .. yes-no|can'], {
    not: ['amount|how-much|how-many'],
  }),
  ...rules('run-sheet', ['receive-deposit'], { not: ['amount|@ask|@no|announce'] }),
  ...rules('campaign-status', [
    'announce|news .. arrive-where|result|how-many|read',
    'send .. arrive-where',
    'result .. announce',
    'result|read .. announce|news',
    'arrive-where',
    'read .. how-many',
    'how-many .. read',
  ]),
  ...rules('campaign', ['announce', 'send .. news', 'news .. member']),
  ...rules('report', ['report', 'data .. member|group']),
];
