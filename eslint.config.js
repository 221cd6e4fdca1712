import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

const onlyInTime = 'Time belongs to Clock (src/time/clock.ts): a simulation owns it.';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'var/', 'coverage/', 'devTools/', 'adapters/web/page/'] },
  { files: ['**/*.ts'], extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked], languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      // Objects here are made of plain functions: none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'adapters/**/*.ts', 'store/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'date-fns', message: 'Take the function alone (date-fns/addDays): the whole is 310 files to read at each start.' }] },
  },
  {
    files: ['src/**/*.ts', 'adapters/**/*.ts', 'store/**/*.ts'],
    ignores: ['src/time/**'],
    rules: {
      'no-restricted-globals': ['error', { name: 'setTimeout', message: onlyInTime }, { name: 'setInterval', message: onlyInTime }],
      'no-restricted-syntax': [
        'error',
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: onlyInTime },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: onlyInTime },
      ],
    },
  },
  { files: ['test/**/*.ts', 'bench/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
