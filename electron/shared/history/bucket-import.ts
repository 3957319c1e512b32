import type { Failure } from '../failures/failure'

/** Where to look for images: in the folder to which the destination uploads, or in the whole bucket. */
export const importScopes = ['folder', 'bucket'] as const
export type ImportScope = (typeof importScopes)[number]

export interface ImportProgress {
  /** Objects looked at so far, whatever they are. */
  readonly seen: number
  /** Images among them that the history did not have. */
  readonly added: number
  /** Objects that may be images, but whose type or link could not be found out; absent for none. */
  readonly leftOut?: LeftOut
}

export interface LeftOut {
  readonly count: number
  /** Why the first of them was left out. */
  readonly failure: Failure
}

/** One import from a bucket, running or ended. */
export interface ImportRun {
  readonly destinationId: string
  readonly scope: ImportScope
  readonly state: ImportState
}

export type ImportState = ({ readonly kind: 'running' } & ImportProgress) | ImportEnd

export type ImportEnd =
  | ({ readonly kind: 'finished' | 'cancelled' } & ImportProgress)
  /** What was found before the failure stays in the history. */
  | ({ readonly kind: 'failed'; readonly failure: Failure } & ImportProgress)
