import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import type { ListedTest } from '../listing/listed-test.js';
import { testsOf } from '../listing/of-modules.js';

/** What came of one file of tests. */
export interface FileResult {
  readonly part: string;
  readonly file: string;
  /** With its hooks and imports, in milliseconds. */
  readonly took: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full names of the tests that passed at a second try only. */
  readonly retried: readonly string[];
  /** All that it has, also those that the command leaves out. */
  readonly tests: readonly ListedTest[];
}

function resultOf(module: TestModule): FileResult {
  const tests = [...module.children.allTests()];
  const count = (state: 'passed' | 'failed') => tests.filter((test) => test.result().state === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  const { collectDuration, duration, environmentSetupDuration, prepareDuration, setupDuration } = module.diagnostic();
  return {
    part: module.project.name,
    file: module.relativeModuleId,
    took: collectDuration + duration + environmentSetupDuration + prepareDuration + setupDuration,
    passed,
    failed: failed || (module.ok() ? 0 : 1),
    // With a reason: those without one are left out by the command's filter, and no part of the run.
    skipped: tests.map((test) => test.result()).filter((result) => result.state === 'skipped' && result.note).length,
    retried: tests.filter((test) => (test.diagnostic()?.retryCount ?? 0) > 0).map(({ fullName }) => fullName),
    tests: testsOf([module]),
  };
}

/** Leaves what came of each file where the command's summary finds it: in the file that `TEST_RESULTS` names. */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const file = process.env['TEST_RESULTS'];
    if (file) writeFileSync(file, JSON.stringify(modules.map(resultOf)));
  }
}
