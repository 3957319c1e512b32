import fs from 'node:fs'
import path from 'node:path'
import { BaseSequencer } from 'vitest/node'
import { z } from 'zod'
import { root } from '../support/root.mjs'
import { nameOfTests } from './report.mjs'

/** What each file of the tests that run in halves takes, in seconds; `node build/keep-seconds.mjs` writes it down anew. */
export const secondsFile = path.join(root, 'test', 'seconds.json')

const secondsSchema = z.record(z.string(), z.number())

/** For a file that nobody has measured: about what most take. */
const unmeasuredSeconds = 5

/**
 * Deals files out so that each shard takes about as long: the longest first, each to the shard that has had
 * least so far.
 * @param {readonly string[]} names each its own
 * @param {number} count of shards
 * @param {Readonly<Record<string, number>>} seconds by name
 * @returns {readonly (readonly string[])[]} the same for the same names, in whatever order they come
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

/** Vitest's own shards hold as many files each, whatever they take: one has waited minutes for the other. */
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
