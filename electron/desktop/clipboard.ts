import { clipboard } from 'electron'
import { pathsFromFileNameW, pathsFromPropertyList, pathsFromUriList } from './clipboard-files'

/** What was on the clipboard before our links. */
interface Earlier {
  readonly links: string
  readonly content: Electron.Data
  /** A list of copied files, which excludes everything else; empty if there was none. */
  readonly uriList: Buffer
}

/**
 * The clipboard. Every method is asynchronous although Electron up to 43 answers at once: from 44 on
 * the system's clipboard answers later, and then only this file changes.
 */
export class SystemClipboard {
  readonly #platform: NodeJS.Platform
  #earlier: Earlier | undefined

  constructor(platform: NodeJS.Platform) {
    this.#platform = platform
  }

  readText(): Promise<string> {
    return Promise.resolve(clipboard.readText())
  }

  /** A copied picture as PNG, at its full size. */
  readImagePng(): Promise<Uint8Array | undefined> {
    const image = clipboard.readImage()
    return Promise.resolve(image.isEmpty() ? undefined : new Uint8Array(image.toPNG()))
  }

  /** Files and folders copied in the file manager. */
  readFilePaths(): Promise<readonly string[]> {
    return Promise.resolve(this.#filePaths())
  }

  /** Puts links on the clipboard and remembers what they took the place of. */
  copyLinks(text: string): Promise<void> {
    const image = clipboard.readImage()
    this.#earlier = {
      links: text,
      content: {
        text: clipboard.readText(),
        html: clipboard.readHTML(),
        rtf: clipboard.readRTF(),
        ...(image.isEmpty() ? {} : { image }),
      },
      uriList: this.#platform === 'linux' ? clipboard.readBuffer('text/uri-list') : Buffer.alloc(0),
    }
    clipboard.writeText(text)
    return Promise.resolve()
  }

  /** Puts back what was there before the last links, unless something else has been copied since. */
  undoCopy(): Promise<boolean> {
    const earlier = this.#earlier
    if (earlier === undefined || clipboard.readText() !== earlier.links) return Promise.resolve(false)
    this.#earlier = undefined
    if (earlier.uriList.length > 0) clipboard.writeBuffer('text/uri-list', earlier.uriList)
    else clipboard.write(withoutEmpty(earlier.content))
    return Promise.resolve(true)
  }

  #filePaths(): readonly string[] {
    if (this.#platform === 'win32') return pathsFromFileNameW(clipboard.readBuffer('FileNameW'))
    if (this.#platform === 'darwin') {
      const list = pathsFromPropertyList(clipboard.readBuffer('NSFilenamesPboardType').toString('utf8'))
      return list.length > 0
        ? list
        : pathsFromUriList(clipboard.readBuffer('public.file-url').toString('utf8'))
    }
    const list = pathsFromUriList(clipboard.readBuffer('text/uri-list').toString('utf8'))
    if (list.length > 0) return list
    return pathsFromUriList(clipboard.readBuffer('x-special/gnome-copied-files').toString('utf8'))
  }
}

/** Writing an empty form would offer it to the next paste. */
function withoutEmpty({ text, html, rtf, image }: Electron.Data): Electron.Data {
  return {
    ...(text === undefined || text === '' ? {} : { text }),
    ...(html === undefined || html === '' ? {} : { html }),
    ...(rtf === undefined || rtf === '' ? {} : { rtf }),
    ...(image === undefined ? {} : { image }),
  }
}
