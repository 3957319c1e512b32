import type { MetadataRemover } from '../../electron/core/ports'
import { success } from '../../electron/shared/result'

/** For tests of all else: no image holds metadata. */
export const noMetadata: MetadataRemover = { copyWithout: async () => success(undefined) }
