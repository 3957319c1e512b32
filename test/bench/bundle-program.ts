import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, mergeConfig } from 'vite'
import { nodeBundle } from '../../build/support/node-bundle.mjs'
import { root } from '../../build/support/root.mjs'
import { benchFolder } from './corpus'

/**
 * Bundles a program of the benchmark in the same way as Ollim's command line.
 *
 * @param source URL of its TypeScript
 * @returns the file for Node to run
 */
export async function bundleProgram(source: URL): Promise<string> {
  const entry = fileURLToPath(source)
  const fileName = `${path.basename(entry, '.ts')}.mjs`
  const place = { root, configFile: false, logLevel: 'warn', build: { outDir: benchFolder } } as const
  await build(mergeConfig(nodeBundle(entry, fileName), place))
  return path.join(benchFolder, fileName)
}
