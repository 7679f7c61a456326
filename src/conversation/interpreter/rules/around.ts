import { rules, type Rule } from './rule.ts';

export const LANGUAGE_RULES: readonly Rule[] = rules('language', [
  '^ @want|change|talk|start? @want|change|talk|become? language language? can? $',
  'change .. language',
  'language .. what',
  'language become? language',
  'menu language',
]);

/** Moving about, people, courtesy. */
export const AROUND_RULES: readonly Rule[] = [
  ...rules('human', [
    'talk .. person|who',
    'who .. talk',
    'person .. talk',
    '@want person',
    '^ @want? have? talk yes-no|can? $',
  ]),
  ...rules('menu', ['menu']),
  ...rules('thanks', ['thanks'], { not: ['decoy'] }),
  ...rules('help', [
    'help',
    '^ @want? how',
    'look|know .. how',
    'neg know .. how|what|key|where',
    'key .. how|what|where',
    '^ what can',
  ]),
  ...rules('greeting', ['^ greeting']),
  ...rules('back', ['^ @want? back']),
  ...rules('yes', ['^ yes'], { not: ['@talk|@no'] }),
  ...rules('no', ['^ no-word', '^ not-be']),
];
