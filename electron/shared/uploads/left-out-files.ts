import type { FailureWords, Translate } from '../failures/failure'

/** Files in the folders of one drop, choice or command that are not images. */
export interface LeftOutFiles {
  /** At least 1. */
  readonly count: number
  /** Of the first few files. */
  readonly names: readonly string[]
}

/** Says that files were left out, and which. */
export function describeLeftOut({ count, names }: LeftOutFiles, translate: Translate): FailureWords {
  const named = names.join(', ')
  const more = count - names.length
  return {
    message: translate('leftOutFiles.message', { count }),
    fix: more === 0 ? named : translate('leftOutFiles.more', { names: named, count: more }),
  }
}
