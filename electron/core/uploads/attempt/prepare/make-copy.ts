import type { Conversion } from '../../../../shared/uploads/conversion'
import type { Failure } from '../../../../shared/failures/failure'
import { success, type Result } from '../../../../shared/result'
import type { Upload } from '../../../../shared/uploads/upload'
import type { ImageConverter, ImageCopy, ImageFile, MetadataRemover } from '../../../ports/images'
import type { SourceFile } from '../../../ports/files'
import { copyTypeOf } from './conversion-rules'

export interface CopyNeeds {
  readonly metadata: MetadataRemover
  readonly converter: ImageConverter
}

/** An image, and what is to become of it. */
export interface ImageToPrepare extends ImageFile, Pick<Upload, 'dimensions'> {
  readonly removesMetadata: boolean
  readonly conversion: Conversion | undefined
  /** Called when its turn to be converted has come. */
  readonly onConvert?: () => void
}

/** A file that is uploaded in place of an image. */
export interface PreparedCopy {
  readonly file: SourceFile
  /** The copy's type and size if it was converted; otherwise they are the image's. */
  readonly converted?: Omit<ImageCopy, 'file'>
}

/**
 * Makes the copy that is uploaded instead of an image. An image that cannot be converted still loses its metadata.
 *
 * @returns undefined if the image itself can go up
 */
export async function makeCopy(
  { metadata, converter }: CopyNeeds,
  image: ImageToPrepare,
  signal: AbortSignal,
): Promise<Result<PreparedCopy | undefined, Failure>> {
  const { source, name, contentType, removesMetadata, conversion, onConvert = () => undefined } = image
  if (conversion !== undefined && copyTypeOf(image, conversion) !== undefined) {
    const order = { source, contentType, conversion, keepsMetadata: !removesMetadata }
    const answer = await converter.convert(order, name, signal, onConvert)
    if (!answer.ok) return answer
    if (answer.value !== undefined) {
      const { file, ...converted } = answer.value
      return success({ file, converted })
    }
  }
  if (!removesMetadata) return success(undefined)
  const cleaned = await metadata.copyWithout(image, signal)
  return cleaned.ok ? success(cleaned.value && { file: cleaned.value }) : cleaned
}
