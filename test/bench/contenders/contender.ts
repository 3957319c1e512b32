import type { Ceph } from '../../support/servers/ceph'
import type { Corpus } from '../corpus'
import type { ContenderName } from '../options'

/** One batch for one contender. */
export interface Work {
  readonly ceph: Ceph
  readonly corpus: Corpus
  /** Where in the bucket it goes, without a slash at the end. */
  readonly prefix: string
  /** A new folder for whatever the contender keeps. */
  readonly folder: string
}

/** What a contender took. NaN where it cannot be told. */
export interface Sample {
  readonly seconds: number
  /** From its first request on: without the start of a process and the loading of its code. */
  readonly runningSeconds: number
  readonly processorSeconds: number
  readonly peakBytes: number
}

export interface Contender {
  readonly name: ContenderName
  /** What is compared, in a few words. */
  readonly title: string
  /** What it lacks on this machine and how to get it; `undefined` if it can run. */
  missing(): Promise<string | undefined>
  /** Throws where it fails. */
  upload(work: Work): Promise<Sample>
}
