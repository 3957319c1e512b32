/** The ports for images: recognising, cleaning and converting them. */
import type { Dimensions } from '../../shared/dimensions'
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import type { Conversion } from '../../shared/uploads/conversion'
import type { FileEnds, SourceFile } from './files'

/** Recognises the type of an image by its bytes. */
export interface ImageSniffer {
  sniff(head: Uint8Array): Promise<SniffedType | undefined>
  /** Looks more closely at a file whose type and ends are known; decodes nothing. */
  examine(file: SourceFile, contentType: string, ends: FileEnds): Promise<Examination>
}

export interface SniffedType {
  /** Media type, e.g. `image/png` or `application/pdf`. */
  readonly contentType: string
  /** Without dot, e.g. `png`. */
  readonly extension: string
}

export interface Examination {
  /** Whether the file ends before its picture does; false if that cannot be determined. */
  readonly isTruncated: boolean
  /** Absent if the header does not give them. */
  readonly dimensions?: Dimensions
}

/** Removes metadata from images: where, when, by whom and with what they were taken. */
export interface MetadataRemover {
  /**
   * Writes a copy without metadata into the spool; its pixels are the same. Called again, it makes the same bytes.
   *
   * @returns undefined if the image has no metadata; `metadata-stuck` if that cannot be determined or the metadata
   * cannot be removed; `file-changed` as with `Files.read`
   */
  copyWithout(image: ImageFile, signal: AbortSignal): Promise<Result<SourceFile | undefined, Failure>>
}

export interface ImageFile {
  readonly source: SourceFile
  readonly contentType: string
  /** As the person knows the file. */
  readonly name: string
}

/** Converts images: makes them smaller, or changes their type. */
export interface ImageConverter {
  /**
   * Writes a copy into the spool, turned upright and smaller in bytes. Called again, it makes the same bytes.
   *
   * @param name as the person knows the file
   * @param onBegin called when the image's turn has come
   * @returns undefined if the image should go up as it is: nothing is to change, it is animated, it cannot be
   * decoded, or its copy would be no smaller; `file-changed` as with `Files.read`
   */
  convert(
    order: ConversionOrder,
    name: string,
    signal: AbortSignal,
    onBegin: () => void,
  ): Promise<Result<ImageCopy | undefined, Failure>>
}

export interface ConversionOrder {
  readonly source: SourceFile
  readonly contentType: string
  readonly conversion: Conversion
  /** Whether to keep the colour profile and all other metadata; if not, only the pixels are kept. */
  readonly keepsMetadata: boolean
}

/** A file that is uploaded in place of an image. */
export interface ImageCopy {
  readonly file: SourceFile
  readonly contentType: string
  readonly dimensions: Dimensions
}
