import { defineConfig } from 'vitest/config'
import { root } from './support/root.mjs'
import { EvenShards } from './tests/even-shards.mjs'
import { unitTestsFolder } from './tests/temporary-folder.mjs'

/** Folders whose tests need more than Node: a server, the built app or the packaged one. */
const slowFolders = ['test/integration/**', 'test/e2e/**', 'test/packaged/**', 'test/bench/**']

/** Starts the S3 servers once for a whole run. */
const servers = ['test/support/servers/global-setup.ts']

/** Ensures a screen and a message bus. */
const desktop = ['test/support/electron/session-setup.ts']

/** Packs the app if that has not been done yet. */
const packing = ['test/support/packaged/packing-setup.ts']

/**
 * Tests on a real screen and clipboard are disturbed by whatever else runs on the machine: CI retries a failed one,
 * and the report names it. Elsewhere the first failure counts.
 */
const retries = process.env['CI'] === 'true' ? 1 : 0

/**
 * Four projects, from fast to slow; choose one with `--project unit`. Only unit tests run in parallel: the others
 * share servers, the screen and the clipboard.
 */
export default defineConfig({
  root,
  cacheDir: 'out/.cache/vite',
  test: {
    sequence: { sequencer: EvenShards },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: slowFolders,
          env: { TMPDIR: unitTestsFolder() },
          // Imports have no side effects, so files can share modules: that saves a third of the time.
          isolate: false,
          // Use every core: on two cores vitest would use only one.
          maxWorkers: '100%',
          // These only end a test that hangs: a verdict never depends on how busy the machine is.
          expect: { poll: { timeout: 20_000, interval: 10 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          globalSetup: servers,
          fileParallelism: false,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          retry: retries,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [...desktop, ...servers],
          fileParallelism: false,
          isolate: false,
          expect: { poll: { timeout: 10_000, interval: 50 } },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root,
        test: {
          name: 'packaged',
          retry: retries,
          include: ['test/packaged/**/*.test.ts'],
          globalSetup: [...packing, ...desktop, ...servers],
          fileParallelism: false,
          isolate: false,
          expect: { poll: { timeout: 10_000, interval: 50 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
