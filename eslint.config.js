import tseslint from 'typescript-eslint';

/** The direction of dependencies, as ARCHITECTURE.md tells it: what each folder may not import, and why. */
const boundary = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

export default tseslint.config(
  { ignores: ['dist/', 'cdk.out/', 'node_modules/', '.data/', 'bench/start/.peers/'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression:not([typeAnnotation.typeName.name="const"])',
          message: 'No casts: narrow it, or parse it with zod at the edge.',
        },
        { selector: 'SwitchCase[test=null]', message: 'No default: end in `never` (see coach/never.ts).' },
        {
          selector: 'MemberExpression[object.name="Math"][property.name="random"]',
          message: 'Randomness comes in as data.',
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { requireDefaultForNonUnion: true, considerDefaultExhaustiveForUnions: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  boundary(
    ['lambdas/coach/**'],
    [
      'ask-*',
      '@aws-sdk/*',
      'zod',
      'zod/*',
      'node:*',
      '../../*',
      '../alexa/*',
      '../store/*',
      '../response/*',
      '../locales/*',
      '../../alexa/*',
      '../../store/*',
      '../../response/*',
      '../../locales/*',
    ],
    'coach/ is pure: it imports nothing outside itself.',
  ),
  {
    files: ['lambdas/locales/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/alexa/*', '**/store/*', '**/response/*', 'ask-*', '@aws-sdk/*', 'zod*'],
              message: 'locales/ holds words only.',
            },
            {
              group: ['**/coach/*'],
              message: 'locales/ takes types only from coach/.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  boundary(
    ['lambdas/store/**'],
    ['ask-*', '../alexa/*', '../response/*', '../locales/*'],
    "store/ knows progress and DynamoDB, not Alexa's formats.",
  ),
  boundary(
    ['simulator/**'],
    [
      '**/lambdas/coach/*',
      '**/lambdas/alexa/*',
      '**/lambdas/response/*',
      '**/lambdas/locales/*',
      '**/lambdas/turn.ts',
    ],
    "simulator/ uses the Lambda through its handler and Alexa's formats alone.",
  ),
  { files: ['simulator/**', 'infra/**', 'bench/**', 'docs/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.js'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
