import { checkFlexTemplates } from './check-flex-templates.ts';

const HELP = `usage: npm run check:flex
Renders every flex-templates/samples/<template>.json in every language and checks LINE's limits.
exit 0: fine, 1: findings, 2: wrong usage`;

const args = process.argv.slice(2);
if (args.length > 0) {
  console.error(HELP);
  process.exit(args.includes('--help') ? 0 : 2);
}
const { problems, rendered } = checkFlexTemplates('flex-templates', 'locales');
for (const problem of problems) console.log(problem);
if (rendered === 0) console.error('no card was rendered');
console.error(`flex: ${rendered} cards rendered, ${problems.length} problems`);
process.exitCode = problems.length > 0 || rendered === 0 ? 1 : 0;
