/** An image without a path: pasted, or dragged from a web page. */
export interface ImageBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** How many can be taken at once: all of them are in memory at the same time. */
export const maxImagesAsBytes = 1000

/** The image that replaces another one: a file, or bytes without a path. */
export type NewVersion = { readonly path: string } | ImageBytes
