import common from './jest.config.js';

/** Kills, outages and LINE failing in every way: FAULT_RUNS (20) says how often each window is killed. */
export default {
  ...common,
  // Each has servers and bots of its own beside it: a fourth would only make them late.
  maxWorkers: 3,
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: [],
  reporters: [...common.reporters, '<rootDir>/test/support/windows-reporter.ts'],
};
