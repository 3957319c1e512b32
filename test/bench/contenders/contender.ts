import type { Ceph } from '../../support/servers/ceph'
import type { Corpus } from '../corpus'
import type { ContenderName } from '../options'

/** One batch to upload with one contender. */
export interface Work {
  readonly ceph: Ceph
  readonly corpus: Corpus
  /** The prefix in the bucket, without a slash at the end. */
  readonly prefix: string
  /** A new folder for the contender's own files. */
  readonly folder: string
}

/** A contender's measurements. NaN if unknown. */
export interface Sample {
  readonly seconds: number
  /** From its first request on: without process start and loading of code. */
  readonly runningSeconds: number
  readonly processorSeconds: number
  readonly peakBytes: number
}

export interface Contender {
  readonly name: ContenderName
  /** What it measures, in a few words. */
  readonly title: string
  /** What it lacks on this machine and how to install it; `undefined` if it can run. */
  missing(): Promise<string | undefined>
  /** Throws if it fails. */
  upload(work: Work): Promise<Sample>
}
