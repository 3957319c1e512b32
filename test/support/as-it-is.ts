import type { ImageConverter, MetadataRemover } from '../../electron/core/ports'
import { success } from '../../electron/shared/result'

/** For tests of other things: no image has metadata. */
export const noMetadata: MetadataRemover = { copyWithout: async () => success(undefined) }

/** For tests of other things: no image can be converted. */
export const noConverter: ImageConverter = { convert: async () => success(undefined) }
