import layers from './layers.json' with { type: 'json' };

/** A path as a pattern: a file itself, or all that is in a folder. */
const pathOf = (root, layer) =>
  `^${root}/${layer.replaceAll('.', '\\.')}${layer.endsWith('.ts') ? '$' : '/'}`;

/** For each layer: it imports nothing from the layers after it. */
const upward = Object.entries(layers).flatMap(([root, order]) =>
  order.slice(0, -1).map((layer, at) => ({
    name: `no-upward-import-from-${root}/${layer}`,
    comment: `${root}/${layer} is below what it imports: see layers.json.`,
    severity: 'error',
    from: { path: pathOf(root, layer) },
    to: { path: order.slice(at + 1).map((later) => pathOf(root, later)) },
  })),
);

/** For each root: everything in it has a place in the order. */
const placed = Object.entries(layers).map(([root, order]) => ({
  name: `every-file-has-a-layer-in-${root}`,
  comment: `A new file or folder of ${root}/ needs its place in layers.json.`,
  severity: 'error',
  from: {},
  to: { path: `^${root}/`, pathNot: order.map((layer) => pathOf(root, layer)) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ...upward,
    ...placed,
    {
      name: 'coach-is-pure',
      comment: 'coach/ imports nothing outside itself: time, the record and the speaker come in as data.',
      severity: 'error',
      from: { path: '^lambdas/coach/' },
      to: { pathNot: '^lambdas/coach/' },
    },
    {
      name: 'coach-is-entered-by-advance',
      comment:
        'What the coach does next is decided behind coach/advance.ts; types may be taken from anywhere.',
      severity: 'error',
      from: { path: '^(lambdas|simulator|infra)/', pathNot: '^lambdas/coach/' },
      to: { path: '^lambdas/coach/(planning|transitions|replies)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'locales-hold-words-only',
      comment: 'locales/ takes types from coach/, and nothing else.',
      severity: 'error',
      from: { path: '^lambdas/locales/' },
      to: { pathNot: '^lambdas/(locales|coach)/' },
    },
    {
      name: 'locales-take-types-of-the-coach',
      severity: 'error',
      from: { path: '^lambdas/locales/' },
      to: { path: '^lambdas/coach/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'alexa-knows-formats-not-the-table',
      severity: 'error',
      from: { path: '^lambdas/(alexa|response)/' },
      to: { path: '^lambdas/(schema|store)/' },
    },
    {
      name: 'store-knows-dynamodb-not-alexa',
      severity: 'error',
      from: { path: '^lambdas/(schema|store)/' },
      to: { path: 'node_modules/ask-' },
    },
    {
      name: 'the-lambda-stands-alone',
      severity: 'error',
      from: { path: '^lambdas/' },
      to: { path: '^(simulator|infra|bench|test)/' },
    },
    {
      name: 'simulator-knows-what-an-echo-knows',
      comment:
        "simulator/ uses the Lambda by its entries, the table's keys, the package's manifest and Alexa's formats.",
      severity: 'error',
      from: { path: '^simulator/' },
      to: {
        path: '^(lambdas|bench|test|infra)/',
        pathNot: '^(lambdas/(skill|skill-events|store/keys)|infra/package/manifest)\\.ts$',
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    skipAnalysisNotInRules: true,
  },
};
