import type { SourceFile } from './ports'

/** A small picture of an image. */
export interface Picture {
  /** A square WebP. */
  readonly bytes: Uint8Array
  /** The same in a nutshell, as base64 (https://evanw.github.io/thumbhash); absent where it was made earlier. */
  readonly thumbHash?: string
}

/** Makes small pictures of image files, in a process of its own, and keeps them. */
export interface PictureMaker {
  /**
   * Of a file as it was when it was looked at, also when it has gone since the picture was made;
   * `undefined` where there is none: HEIC, a damaged or enormous image, a file that went or changed earlier.
   */
  thumbnail(source: SourceFile, sizePixels: number): Promise<Picture | undefined>
  /** Of another file than the one that the picture is kept for. */
  keep(source: SourceFile, path: string, sizePixels: number): Promise<Picture | undefined>
  kept(source: SourceFile, sizePixels: number): Promise<Picture | undefined>
  /** Of a picture that is kept. */
  hashOf(source: SourceFile, sizePixels: number): Promise<string | undefined>
}
