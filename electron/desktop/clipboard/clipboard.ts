import { clipboard, nativeImage, type NativeImage } from 'electron'
import type { CopiedFiles, ImageClipboard, LinkClipboard, WrittenLinks } from '../../core/ports/clipboard'
import {
  countInShellList,
  pathsFromFileNameW,
  pathsFromPropertyList,
  pathsFromUriList,
} from './clipboard-files'
import { pngForm, wholePng } from './clipboard-png'

/** Explorer's second form of copied files; the list of all paths has no name by which Electron could read it. */
const shellList = 'Shell IDList Array'

/**
 * The system's clipboard. Every method is asynchronous although Electron up to 43 answers synchronously: from 44 on it
 * does not, and then only this file has to change.
 */
export class SystemClipboard implements ImageClipboard, LinkClipboard {
  readonly #platform: NodeJS.Platform

  constructor(platform: NodeJS.Platform) {
    this.#platform = platform
  }

  readText(): Promise<string> {
    return Promise.resolve(clipboard.readText())
  }

  writeText(text: string): Promise<void> {
    clipboard.writeText(text)
    return Promise.resolve()
  }

  /** Rich editors paste the rich form, all others the text. */
  writeLinks({ text, html }: WrittenLinks): Promise<void> {
    clipboard.write(html === '' ? { text } : { text, html })
    return Promise.resolve()
  }

  /** A copied picture as PNG at full size; unchanged if it was copied as PNG. */
  readImagePng(): Promise<Uint8Array | undefined> {
    const png = this.#png()
    if (png !== undefined) return Promise.resolve(new Uint8Array(png))
    // Encoding a PNG blocks the main process, for two seconds at the size of a large screen.
    const image = clipboard.readImage()
    return Promise.resolve(image.isEmpty() ? undefined : new Uint8Array(image.toPNG()))
  }

  readFiles(): Promise<CopiedFiles> {
    const paths = this.#filePaths()
    const listed = this.#platform === 'win32' ? countInShellList(clipboard.readBuffer(shellList)) : 0
    return Promise.resolve({ paths, count: Math.max(listed, paths.length) })
  }

  /** Remembers text, rich text and picture, or on Linux copied files; the returned function restores them. */
  snapshot(): Promise<() => Promise<void>> {
    // Copied files replace all other forms, because Electron cannot write both.
    const files = this.#platform === 'linux' ? clipboard.readBuffer('text/uri-list') : Buffer.alloc(0)
    const [texts, picture] = [currentTexts(), this.#picture()]
    return Promise.resolve(() => {
      const content = picture === undefined ? texts : { ...texts, image: picture() }
      if (files.length > 0) clipboard.writeBuffer('text/uri-list', files)
      else if (Object.keys(content).length > 0) clipboard.write(content)
      else clipboard.clear()
      return Promise.resolve()
    })
  }

  #png(): Buffer | undefined {
    return wholePng(clipboard.readBuffer(pngForm(this.#platform)))
  }

  /** Decodes the copied picture later: a large one blocks the main process, and it is rarely restored. */
  #picture(): (() => NativeImage) | undefined {
    const png = this.#png()
    if (png !== undefined) return () => nativeImage.createFromBuffer(png)
    const image = clipboard.readImage()
    return image.isEmpty() ? undefined : () => image
  }

  #filePaths(): readonly string[] {
    if (this.#platform === 'win32') return pathsFromFileNameW(clipboard.readBuffer('FileNameW'))
    if (this.#platform === 'darwin') {
      const list = pathsFromPropertyList(readAsText('NSFilenamesPboardType'))
      return list.length > 0 ? list : pathsFromUriList(readAsText('public.file-url'))
    }
    const list = pathsFromUriList(readAsText('text/uri-list'))
    return list.length > 0 ? list : pathsFromUriList(readAsText('x-special/gnome-copied-files'))
  }
}

function readAsText(format: string): string {
  return clipboard.readBuffer(format).toString('utf8')
}

/** Only the forms that are not empty, because the next paste could pick an empty one. */
function currentTexts(): Electron.Data {
  const [text, html, rtf] = [clipboard.readText(), clipboard.readHTML(), clipboard.readRTF()]
  return {
    ...(text === '' ? {} : { text }),
    ...(html === '' ? {} : { html }),
    ...(rtf === '' ? {} : { rtf }),
  }
}
