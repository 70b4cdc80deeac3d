/**
 * The rooms of src/ and what each may import: one way, downwards.
 * docs: CONTRIBUTING.md ("The rooms").
 */
const leaves = [
  'providers',
  'imaging',
  'faces',
  'provenance',
  'storage',
  'database',
  'telemetry',
  'webhooks',
];
const above = {
  domain: [],
  ports: ['domain'],
  files: ['domain'],
  ...Object.fromEntries(leaves.map((room) => [room, ['domain', 'ports', 'files']])),
  pipeline: ['domain', 'ports', 'files', ...leaves],
  services: ['domain', 'ports', 'files', ...leaves, 'pipeline'],
  export: ['domain', 'ports', 'files', ...leaves, 'pipeline', 'services'],
  http: ['domain', 'ports', 'files', ...leaves, 'pipeline', 'services', 'export'],
  runtime: ['domain', 'ports', 'files', ...leaves, 'pipeline', 'services', 'export', 'http'],
  cli: ['domain', 'ports', 'files', ...leaves, 'pipeline', 'services', 'export', 'http', 'runtime'],
};

const roomRules = Object.entries(above).map(([room, allowed]) => ({
  name: `${room}-imports-downwards`,
  severity: 'error',
  comment: `${room} may import only: ${['itself', ...allowed].join(', ')}`,
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}));

const ownedPackages = [
  ['sharp', '^src/imaging/'],
  ['@vladmandic|@tensorflow', '^src/faces/'],
  ['piscina', '^src/(imaging|faces)/'],
  ['drizzle-orm|@electric-sql/pglite|pg', '^src/(database|runtime)/'],
  ['openai', '^src/providers/openai/'],
  ['flydrive|@aws-sdk', '^src/storage/'],
  ['@faker-js/faker|@dicebear', '^src/providers/offline/'],
  ['@trustnxt/c2pa-ts|@contentauth/c2pa-wasm|@peculiar/x509', '^src/provenance/'],
  ['pg-boss', '^src/(pipeline|runtime)/'],
  ['commander', '^src/cli/'],
  ['hono|@hono', '^src/(http|runtime)/'],
  ['standardwebhooks', '^src/webhooks/'],
  ['prom-client|@opentelemetry', '^src/telemetry/'],
  ['better-auth|@better-auth', '^src/http/'],
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...roomRules,
    {
      name: 'vendors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/providers/([^/]+)/' },
      to: { path: '^src/providers/([^/]+)/', pathNot: '^src/providers/$1/' },
    },
    ...ownedPackages.map(([name, owner]) => ({
      name: `one-room-imports-${name.split('|')[0]}`,
      severity: 'error',
      from: { path: '^src/', pathNot: owner },
      to: { path: `^node_modules/(${name})(/|$)` },
    })),
    {
      name: 'src-does-not-import-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|examples)/' },
    },
  ],
  options: {
    // TypeScript 7 has no API that this tool could use; swc reads the files.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
