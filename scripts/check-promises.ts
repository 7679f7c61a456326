import { existsSync, readFileSync } from 'node:fs';

/**
 * Each line of docs/promises.md names what shows the promise: a test file (`test/…`), a check or
 * command (`npm run …`), or a figure of the bench (`bench …`). One that does not exist fails.
 */
const HELP = `usage: npm run check:promises
Looks for what docs/promises.md names: test files, commands, figures of the bench.
exit 0: fine, 1: findings, 2: wrong usage`;

const args = process.argv.slice(2);
if (args.length > 0) {
  console.error(HELP);
  process.exit(args.includes('--help') ? 0 : 2);
}

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const PROMISE = /^- .+ — (.+)$/;
const PROOF = /`([^`]+)`/g;

function exists(proof: string): boolean {
  if (proof.startsWith('npm run ')) return (proof.split(' ')[2] ?? '') in scripts;
  if (proof === 'npm test' || proof === 'npm start') return true;
  if (proof.startsWith('bench ')) return benchNames().has(proof.slice('bench '.length));
  return existsSync(new URL(proof, root));
}

function benchNames(): ReadonlySet<string> {
  const names = read('bench/names.ts').matchAll(/'([a-z0-9-]+)'/g);
  return new Set([...names].map(([, name]) => name ?? ''));
}

const faults: string[] = [];
let promises = 0;
for (const [index, line] of read('docs/promises.md').split('\n').entries()) {
  if (!line.startsWith('- ')) continue;
  promises += 1;
  const proofs = [...(PROMISE.exec(line)?.[1] ?? '').matchAll(PROOF)].map(
    ([, proof]) => proof ?? '',
  );
  if (proofs.length === 0) faults.push(`line ${index + 1}: names nothing that shows it`);
  for (const proof of proofs) {
    if (!exists(proof)) faults.push(`line ${index + 1}: there is no ${proof}`);
  }
}
if (promises === 0) faults.push('docs/promises.md holds no promise');
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.stdout.write(`${promises} promises, ${faults.length} faults\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
