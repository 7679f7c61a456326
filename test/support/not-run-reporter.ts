interface Assertion {
  status: string;
  ancestorTitles: string[];
}
interface Results {
  testResults: { testFilePath: string; testResults: Assertion[] }[];
}

/** Says by name and number which tests could not run on this machine, so that green is not misread. */
// oxlint-disable-next-line import/no-default-export -- jest asks for it
export default class NotRunReporter {
  onRunComplete(_: unknown, results: Results): void {
    const counts = new Map<string, number>();
    for (const { testFilePath, testResults } of results.testResults) {
      for (const { status, ancestorTitles } of testResults) {
        const title = ancestorTitles.find((one) => one.startsWith('mongodb ('));
        if (status !== 'pending' || !title) continue;
        const line = `${testFilePath.split('/test/').at(-1) ?? testFilePath}: ${title}`;
        counts.set(line, (counts.get(line) ?? 0) + 1);
      }
    }
    if (counts.size === 0) return;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const lines = [...counts].map(([line, count]) => `  ${count} in ${line}`);
    const head = `MongoDB half NOT RUN: ${total} tests. Only the embedded half was tested.`;
    process.stderr.write(['', head, ...lines, ''].join('\n'));
  }
}
