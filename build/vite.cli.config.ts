import { nodeBundle } from './support/node-bundle.mjs'

/**
 * Command line: one script whose value is a function that runs it in plain Node, without Electron. Not
 * an ES module, since only a script can be compiled beforehand (`code-cache/make.mjs`); one that was
 * cannot import later, so that it requires instead.
 */
export default nodeBundle('electron/cli/main.ts', 'ollim.cjs', {
  output: {
    format: 'cjs',
    dynamicImportInCjs: false,
    postBanner: '(function (require, __filename) { const exports = {};',
    postFooter: 'void exports.runCommandLine() })',
  },
})
