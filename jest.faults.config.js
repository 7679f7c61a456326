import common from './jest.config.js';

/** Kills, outages and LINE failing in every way: FAULT_RUNS (20) says how often each window is killed. */
export default {
  ...common,
  roots: ['<rootDir>/test/faults'],
  testPathIgnorePatterns: [],
  reporters: [...common.reporters, '<rootDir>/test/support/windows-reporter.ts'],
};
