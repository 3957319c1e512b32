import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import typescript from 'typescript-eslint'

/**
 * What the React Compiler finds in components: impure rendering, state set while rendering or at once in an
 * effect, references read too early, changed properties. It compiles each for that, which takes as long as a
 * fifth of all other rules; so `npm run lint` and `npm test` ask it, and `npm run check` does not.
 */
export default defineConfig({
  name: 'components',
  files: ['renderer/**/*.{ts,tsx}'],
  extends: [reactHooks.configs.flat.recommended],
  languageOptions: { parser: typescript.parser, parserOptions: { lib: [] } },
  linterOptions: { noInlineConfig: true },
  // It warns that the compiler, which we do not use, would skip a component with a virtual list.
  rules: { 'react-hooks/incompatible-library': 'off' },
})
