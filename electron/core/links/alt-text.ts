import { withoutExtension } from '../naming/file-extension'
import { visibleText } from '../naming/visible-text'

/** What a reader hears instead of the image: the file's name as words, without extension. */
export function altText(fileName: string): string {
  return withoutExtension(visibleText(fileName))
    .replace(/[-_\s]+/g, ' ')
    .trim()
}
