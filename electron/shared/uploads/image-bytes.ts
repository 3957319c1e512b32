/** An image without a path: pasted, or dragged from a web page. */
export interface ImageBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The image that replaces another one: a file, or bytes without a path. */
export type NewVersion = { readonly path: string } | ImageBytes
