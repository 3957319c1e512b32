import type { Failure } from './failure'

/** Where images are looked for: in the folder that the destination uploads to, or everywhere. */
export const importScopes = ['folder', 'bucket'] as const
export type ImportScope = (typeof importScopes)[number]

export interface ImportProgress {
  /** Objects looked at so far, whatever they are. */
  readonly seen: number
  /** Images among them that the history did not have. */
  readonly added: number
  /** Objects that may be images, but nobody could tell or link; absent for none. */
  readonly leftOut?: LeftOut
}

export interface LeftOut {
  readonly count: number
  /** What kept the first of them out. */
  readonly failure: Failure
}

/** One search of a bucket, under way or ended. */
export interface ImportRun {
  readonly destinationId: string
  readonly scope: ImportScope
  readonly state: ImportState
}

export type ImportState = ({ readonly kind: 'running' } & ImportProgress) | ImportEnd

export type ImportEnd =
  | ({ readonly kind: 'finished' | 'cancelled' } & ImportProgress)
  /** What was found before stays in the history. */
  | ({ readonly kind: 'failed'; readonly failure: Failure } & ImportProgress)
