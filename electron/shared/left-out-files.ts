import type { FailureWords, Translate } from './failure'

/** What was in the folders of one drop, choice or command and is no image. */
export interface LeftOutFiles {
  /** At least 1. */
  readonly count: number
  /** Of the first few. */
  readonly names: readonly string[]
}

/** That files were left out, and which. */
export function describeLeftOut({ count, names }: LeftOutFiles, translate: Translate): FailureWords {
  const named = names.join(', ')
  const more = count - names.length
  return {
    message: translate('leftOutFiles.message', { count }),
    fix: more === 0 ? named : translate('leftOutFiles.more', { names: named, count: more }),
  }
}
