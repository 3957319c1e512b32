/** An image that has no path: pasted, or dragged from a web page. */
export interface ImageBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The image that takes another's place: a file, or bytes that have no path. */
export type NewVersion = { readonly path: string } | ImageBytes
