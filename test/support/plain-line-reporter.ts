import { writeSync } from 'node:fs';

interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numPendingTests: number;
  testResults: { testResults: { status: string; ancestorTitles: string[]; title: string }[] }[];
}

const HALVES = ['embedded', 'mongodb'] as const;

/** Names both halves with their numbers, and ends with one plain line that any tool can read. */
// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default class PlainLineReporter {
  onRunComplete(_: unknown, results: Results): void {
    const all = results.testResults.flatMap(({ testResults }) => testResults);
    const lines = HALVES.map((half) => {
      const ran = all.filter(
        ({ status, ancestorTitles, title }) =>
          status === 'passed' &&
          [...ancestorTitles, title].some((one) => one.split(' ')[0] === half),
      );
      return `${half} half: ${ran.length} tests passed`;
    });
    // A suite that could not even start counts as one failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : '';
    const plain = `${results.numPassedTests} passed, ${failed} failed${skipped}`;
    // Jest's own summary comes after its reporters; the plain line comes after that.
    process.once('exit', () => writeSync(1, `\n${[...lines, plain].join('\n')}\n`));
  }
}
