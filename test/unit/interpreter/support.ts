import { fileURLToPath } from 'node:url';
import { loadLexicon } from '../../../src/adapters/lexicon/load-lexicon.ts';
import { createInterpreter } from '../../../src/conversation/interpreter/index.ts';

export const TODAY = '2026-11-24';
export const lexicon = loadLexicon(fileURLToPath(new URL('../../../locales', import.meta.url)));
export const interpreter = createInterpreter(lexicon);
