import { fileURLToPath } from 'node:url'
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import typescript from 'typescript-eslint'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who may talk over raw channels; everybody else goes through the typed contract. */
const channelFiles = ['electron/ipc/serve*.ts', 'electron/ipc/broadcast*.ts', 'electron/preload/**']

/** Where work waits on the disk while uploads run: nothing there may block the main process. */
const hotFolders = [
  'electron/core/**',
  'electron/adapters/{aws-config,files,images,s3,web}/**',
  'electron/{desktop,ipc}/**',
]

const rawChannels = {
  name: 'electron',
  importNames: ['ipcMain', 'ipcRenderer', 'contextBridge'],
  message:
    'Use the typed contract: only electron/ipc/serve and broadcast and the preload touch raw channels.',
}

const blockingCall = {
  selector: ':matches(CallExpression[callee.name=/Sync$/], CallExpression[callee.property.name=/Sync$/])',
  message: 'This would hold up every upload and the window: use the asynchronous form.',
}

export default defineConfig(
  globalIgnores(['out/', 'dist/', '**/*.timestamp-*']),
  js.configs.recommended,
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  {
    name: 'everywhere',
    // One program for everything: every type is worked out once. Who may use which globals, `tsc -b` checks:
    // without `lib`, the scope of each file would begin with the thousand names of the DOM.
    languageOptions: {
      parserOptions: { project: 'build/tsconfig/lint.json', tsconfigRootDir: root, lib: [] },
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [rawChannels] }],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // The compiler refuses both as the code stands: there are no enums (erasableSyntaxOnly), and a class
      // with #private fields takes nothing but its instances. They were a sixth of the whole run.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // A port may be asynchronous where one of its implementations has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    name: 'only a plain object keeps its fields across the bridge',
    files: ['electron/preload/**'],
    rules: { '@typescript-eslint/prefer-promise-reject-errors': 'off' },
  },
  {
    name: 'raw channels',
    files: channelFiles,
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    name: 'nothing blocks the main process',
    files: hotFolders,
    rules: { 'no-restricted-syntax': ['error', blockingCall] },
  },
  {
    // What the React Compiler finds beyond these, `components.eslint.config.js` asks: it takes a fifth of the time.
    name: 'hooks',
    files: ['renderer/**'],
    plugins: { 'react-hooks': { rules: reactHooks.rules } },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    name: 'scripts and the command line talk to a terminal',
    files: ['build/**', 'electron/cli/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'the compiler knows every global of our scripts',
    files: ['{build,test}/**/*.{js,mjs}'],
    rules: { 'no-undef': 'off' },
  },
  {
    name: 'matchers such as expect.any() are untyped',
    files: ['test/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
)
