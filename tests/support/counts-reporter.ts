import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** What `npm test` closes with; skipped tests are named so that the reason can be read. */
export type TestCounts = { passed: number; failed: number; skipped: string[] };

/** Counts the tests of a run and sends the counts to the process that started vitest. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const counts = countTests(modules);
    counts.failed += unhandledErrors.length;
    if (reason === 'interrupted') counts.failed += 1;
    process.send?.(counts);
  }
}

function countTests(modules: readonly TestModule[]): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: [] };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      switch (test.result().state) {
        case 'passed':
          counts.passed += 1;
          break;
        case 'skipped':
          counts.skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
          break;
        // A test that is still pending when the run has ended never gave its answer.
        case 'failed':
        case 'pending':
          counts.failed += 1;
          break;
      }
    }
    // A file that does not load, or a hook that fails, has no failed test of its own.
    for (const suite of [module, ...module.children.allSuites()]) {
      if (suite.errors().length > 0) counts.failed += 1;
    }
  }
  return counts;
}
