import type { ImageConverter, MetadataRemover } from '../../electron/core/ports/images'
import type { Spool } from '../../electron/core/ports/spool'
import { success } from '../../electron/shared/result'

/** For tests of other things: no image has metadata. */
export const noMetadata: MetadataRemover = { copyWithout: async () => success(undefined) }

/** For tests of other things: no image can be converted. */
export const noConverter: ImageConverter = { convert: async () => success(undefined) }

/** For tests of other things: all files are the person's own. */
export const noSpool: Pick<Spool, 'owns' | 'release'> = { owns: () => false, release: async () => undefined }
