import { rules, type Rule } from './rule.ts';

/** Data, news, complaints, linking: said in words of their own, so they come first. */
export const PERSONAL_RULES: readonly Rule[] = [
  ...rules('privacy', [
    'consent',
    'data .. self',
    'self .. data',
    'delete .. data',
    'copy .. data',
    'collect .. data',
    'look .. data $',
    'who .. look .. self',
    '^ @want? data $',
  ]),
  ...rules('stop-messages', [
    'stop|dont|neg|didnt|reject|cancel-word .. receive|news',
    'stop|dont|neg|didnt|reject .. announce',
    'stop|dont send into? $',
    'news .. stop|reject|neg',
  ]),
  ...rules('start-messages', [
    'announce .. for self',
    'receive',
    '@want get? news',
    'start .. news',
    'get news',
  ]),
  ...rules('complaint', [
    'complain',
    'person .. flee',
    'person .. neg .. draw',
    'person @want money where',
  ]),
  ...rules('unlink', ['unlink', 'cancel-word|stop|delete .. link']),
  ...rules('link', ['link', 'link-code']),
];
