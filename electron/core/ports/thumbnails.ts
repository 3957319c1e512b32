import type { SourceFile } from './files'

/** A thumbnail of an image. */
export interface Thumbnail {
  /** A square WebP. */
  readonly bytes: Uint8Array
  /** Its ThumbHash, as base64 (https://evanw.github.io/thumbhash); absent if the thumbnail was made earlier. */
  readonly thumbHash?: string
}

/** Makes thumbnails of image files, in a process of its own, and keeps them. */
export interface ThumbnailMaker {
  /** The thumbnail that was made before, even if the file is gone since. */
  kept(source: SourceFile, sizePixels: number): Promise<Thumbnail | undefined>
  /**
   * Makes the thumbnail of a file in the state in which it was first looked at, and keeps it; undefined if there is
   * none: for HEIC, damaged or huge images, and files that went or changed.
   */
  make(source: SourceFile, sizePixels: number): Promise<Thumbnail | undefined>
  /** Makes a thumbnail from the file at `path` and keeps it for `source`. */
  keep(source: SourceFile, path: string, sizePixels: number): Promise<Thumbnail | undefined>
  /** The ThumbHash of a thumbnail that is kept. */
  hashOf(source: SourceFile, sizePixels: number): Promise<string | undefined>
}
