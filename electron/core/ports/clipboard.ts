/** Links in the form in which they leave the app. */
export interface WrittenLinks {
  readonly text: string
  /** The same for rich editors; empty if only the text is meant. */
  readonly html: string
}

/** The system clipboard, as far as copying links needs it. */
export interface LinkClipboard {
  writeText(text: string): Promise<void>
  writeLinks(links: WrittenLinks): Promise<void>
  readText(): Promise<string>
  /** Remembers what is on the clipboard. @returns a function that restores it */
  snapshot(): Promise<() => Promise<void>>
}

/** Files and folders copied in a file manager. */
export interface CopiedFiles {
  readonly paths: readonly string[]
  /** How many were copied: Windows only gives the path of the first. */
  readonly count: number
}

/** The system clipboard, as far as uploading from it needs it. */
export interface ImageClipboard {
  readFiles(): Promise<CopiedFiles>
  /** A copied bitmap as PNG. */
  readImagePng(): Promise<Uint8Array | undefined>
  readText(): Promise<string>
}
