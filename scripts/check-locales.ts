import { checkLocaleFiles } from './check-locale-files.ts';

const HELP = `usage: npm run check:locales
Compares keys and placeholders of all languages and with what code and templates ask for.
exit 0: fine, 1: findings, 2: wrong usage`;

const args = process.argv.slice(2);
if (args.length > 0) {
  console.error(HELP);
  process.exit(args.includes('--help') ? 0 : 2);
}
const { problems, keys, languages } = checkLocaleFiles('locales', 'src', 'flex-templates');
for (const problem of problems) console.log(problem);
console.error(`locales: ${keys} keys in ${languages.join(', ')}, ${problems.length} problems`);
process.exitCode = problems.length > 0 || keys === 0 || languages.length < 2 ? 1 : 0;
