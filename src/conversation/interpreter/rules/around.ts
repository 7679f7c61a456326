import { rules, type Rule } from './rule.ts';

/** Moving about, people, courtesy. */
export const AROUND_RULES: readonly Rule[] = [
  ...rules('language', [
    '^ want|change|talk|start? want|change|talk? language language? $',
    'change .. language',
  ]),
  ...rules('human', ['talk .. person|who', 'person .. talk', 'want person', '^ want? talk $']),
  ...rules('menu', ['menu']),
  ...rules('thanks', ['thanks'], { not: ['decoy'] }),
  ...rules('help', ['help', '^ want? how', 'look|know .. how', '^ what can']),
  ...rules('greeting', ['^ greeting']),
  ...rules('back', ['^ want? back']),
  ...rules('yes', ['^ yes'], { not: ['@talk|@no'] }),
  ...rules('no', ['^ no-word', '^ not-be']),
];
