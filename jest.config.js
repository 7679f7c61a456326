export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/jest-global-setup.ts',
  globalTeardown: '<rootDir>/test/support/jest-global-teardown.ts',
  reporters: [
    'default',
    '<rootDir>/test/support/not-run-reporter.ts',
    '<rootDir>/test/support/plain-line-reporter.ts',
  ],
  transform: {
    '^.+\\.ts$': [
      'babel-jest',
      {
        babelrc: false,
        configFile: false,
        presets: [
          ['@babel/preset-typescript', { onlyRemoveTypeImports: true, allowDeclareFields: true }],
        ],
      },
    ],
  },
};
