// Which room may import which: docs/adr/0001-rooms.md. `npm run check:imports` also fails
// when it saw no module at all (a silent parser failure looks like a clean house).
const only = (room, may) => ({
  name: `${room}-imports-only-${may.join('+') || 'itself'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...may].map((r) => `^src/${r}/`) },
});
const core = '^src/(domain|ports|conversation|features|stores|demo)/';

module.exports = {
  forbidden: [
    only('config', []),
    only('domain', []),
    only('ports', ['domain']),
    only('stores', ['domain', 'ports', 'config']),
    only('conversation', ['domain', 'ports', 'config']),
    only('features', ['domain', 'ports', 'conversation', 'config']),
    only('adapters', ['domain', 'ports', 'conversation', 'config']),
    only('simulator', ['domain', 'config']),
    only('demo', ['domain', 'ports', 'config']),
    {
      name: 'no-sibling-features',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'no-sibling-adapters',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: core },
      to: { pathNot: ['^src/', 'node_modules/zod/'] },
    },
    {
      name: 'domain-no-packages',
      severity: 'error',
      from: { path: '^src/(domain|ports)/' },
      to: { pathNot: '^src/' },
    },
    {
      name: 'main-starts-only',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(compose\\.ts|config/)' },
    },
    {
      name: 'nobody-imports-the-root',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/main\\.ts$' },
      to: { path: '^src/(main|compose)\\.ts$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, pathNot: '^src/main' }, to: {} },
  ],
  options: {
    // swc shows type-only imports by itself; asking for tsPreCompilationDeps too makes the cruiser warn
    // that it cannot use this version of the TypeScript compiler, which it does not need.
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node'],
    },
  },
};
