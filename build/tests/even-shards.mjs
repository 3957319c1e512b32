import fs from 'node:fs'
import path from 'node:path'
import { BaseSequencer } from 'vitest/node'
import { z } from 'zod'
import { root } from '../support/root.mjs'
import { nameOfTests } from './report.mjs'

/** How long each file of the sharded tests takes, in seconds; `node build/keep-seconds.mjs` updates this. */
export const secondsFile = path.join(root, 'test', 'seconds.json')

const secondsSchema = z.record(z.string(), z.number())

/** For a file that has not been measured: about what most files take. */
const unmeasuredSeconds = 5

/**
 * Distributes files so that all shards take about as long: longest file first, each to the shard with the least
 * time so far.
 * @param {readonly string[]} names without repetition
 * @param {number} count of shards
 * @param {Readonly<Record<string, number>>} seconds by name
 * @returns {readonly (readonly string[])[]} the same for the same names, in any order
 */
export function dealOut(names, count, seconds) {
  const secondsOf = (/** @type {string} */ name) => seconds[name] ?? unmeasuredSeconds
  /** @type {{ names: string[], seconds: number }[]} */
  const shards = Array.from({ length: count }, () => ({ names: [], seconds: 0 }))
  for (const name of [...names].sort().sort((one, other) => secondsOf(other) - secondsOf(one))) {
    const least = shards.reduce((one, other) => (other.seconds < one.seconds ? other : one))
    least.names.push(name)
    least.seconds += secondsOf(name)
  }
  return shards.map((shard) => shard.names)
}

/** Replaces Vitest's own sharding, which splits by number of files: one shard has waited minutes for the other. */
export class EvenShards extends BaseSequencer {
  /**
   * @override
   * @param {import('vitest/node').TestSpecification[]} files
   */
  async shard(files) {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 }
    const seconds = secondsSchema.parse(JSON.parse(fs.readFileSync(secondsFile, 'utf8')))
    const names = files.map(({ moduleId }) => nameOfTests(moduleId))
    const mine = dealOut(names, count, seconds)[index - 1] ?? []
    return files.filter(({ moduleId }) => mine.includes(nameOfTests(moduleId)))
  }
}
