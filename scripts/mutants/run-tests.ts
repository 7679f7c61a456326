import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const JEST = 'node_modules/jest/bin/jest.js';
const RESULTS = 'mutant-results.json';
const LIMIT_MS = 300_000;

export interface Ran {
  passed: number;
  /** Titles of the tests that failed. */
  failed: readonly string[];
  /** Test files that could not even be loaded, or a run that did not end: says nothing about a bug. */
  broken: string | undefined;
}

interface Results {
  numPassedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { status: string; fullName: string }[]; message: string }[];
}

/** Runs test files of a copy of the repository. @param mongod whether on a MongoDB server, too */
export async function runTests(
  folder: string,
  { tests, only, mongod = false }: { tests: readonly string[]; only?: string; mongod?: boolean },
): Promise<Ran> {
  const results = join(folder, RESULTS);
  rmSync(results, { force: true });
  const config = tests.some((test) => test.startsWith('test/faults/'))
    ? ['--config', 'jest.faults.config.js']
    : [];
  const name = only === undefined ? [] : ['-t', only];
  const output = ['--ci', '--silent', '--maxWorkers=1', '--json', '--outputFile', RESULTS];
  const args = ['--experimental-vm-modules', JEST, ...config, ...name, ...output, ...tests];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    // One simulated world is enough to show whether a bug is seen in it.
    env: { ...process.env, SIM_SEEDS: '1', ...(mongod ? { FAULT_RUNS: '1' } : WITHOUT_MONGOD) },
    stdio: 'ignore',
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  await once(child, 'exit');
  if (!existsSync(results)) return { passed: 0, failed: [], broken: 'the run did not end' };
  return read(JSON.parse(readFileSync(results, 'utf8')) as Results);
}

const WITHOUT_MONGOD = {
  MONGODB_TEST_URI: '',
  MONGOMS_SYSTEM_BINARY: '',
  MONGOMS_RUNTIME_DOWNLOAD: 'false',
  REQUIRE_MONGODB: '',
};

function read({ numPassedTests, numRuntimeErrorTestSuites, testResults }: Results): Ran {
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed')
    .map(({ fullName }) => fullName);
  const unloaded = testResults.find(
    ({ assertionResults, message }) => assertionResults.length === 0 && message !== '',
  );
  const broken = numRuntimeErrorTestSuites > 0 ? (unloaded?.message ?? 'a test file') : undefined;
  return { passed: numPassedTests, failed, broken };
}
