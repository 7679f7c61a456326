export default {
  testEnvironment: 'node',
  // Two even on two cores: much of the time is waiting for servers and processes.
  maxWorkers: 3,
  // Two cores run server, tests and more; what is meant to be fast says so in its own test.
  testTimeout: 20_000,
  roots: ['<rootDir>/test'],
  // `npm run test:faults`: kills, outages, races and whole seeds take minutes.
  testPathIgnorePatterns: ['<rootDir>/test/faults/'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/jest-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.ts',
  reporters: [
    'default',
    '<rootDir>/test/support/not-run-reporter.ts',
    '<rootDir>/test/support/plain-line-reporter.ts',
  ],
  transform: { '^.+\\.ts$': '<rootDir>/test/support/strip-types.js' },
};
