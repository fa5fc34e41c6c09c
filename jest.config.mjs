export default {
  testMatch: ['<rootDir>/{packages,actions}/*/test/**/*.test.ts', '<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/build/', '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  // The workspaces export their sources under this condition, so tests need no build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  // A folder of the run's own for temporary files: the tests make tens of thousands of them.
  globalSetup: '<rootDir>/test/support/temp/jest.mjs',
  globalTeardown: '<rootDir>/test/support/temp/jest-end.mjs',
  // Wire tests start processes; on a machine that is busy with something else they need their time.
  testTimeout: 30_000,
  maxWorkers: 2,
};
