import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { root } from '../../build/support/root.mjs'
import { mebibyte } from './statistics'

/** The facts without which the numbers mean nothing. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryMebibytes: number
  readonly system: string
  readonly node: string
  readonly commit: string
}

export function describeMachine(): Machine {
  const processors = cpus()
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryMebibytes: Math.round(totalmem() / mebibyte),
    system: `${process.platform} ${release()}`,
    node: process.version,
    commit: execFileSync('git', ['-C', root, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  }
}

/** Processes using or awaiting a processor in the last minute: above the number of cores, times are too long. */
export function loadNow(): number {
  return loadavg()[0] ?? NaN
}
