import type { ImageConverter, MetadataRemover } from '../../electron/core/ports'
import { success } from '../../electron/shared/result'

/** For tests of all else: no image holds metadata. */
export const noMetadata: MetadataRemover = { copyWithout: async () => success(undefined) }

/** For tests of all else: no image can be drawn anew. */
export const noConverter: ImageConverter = { convert: async () => success(undefined) }
