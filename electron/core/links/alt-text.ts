import type { LinkSubject } from '../../shared/links/link-format'
import { withoutExtension } from '../naming/file-extension'
import { visibleText } from '../naming/visible-text'

/** The alt text: what the person typed, otherwise the file's name as words. */
export function altTextOf({ altText, name }: Pick<LinkSubject, 'altText' | 'name'>): string {
  const typed = visibleText(altText ?? '')
  return typed === '' ? altTextOfName(name) : typed
}

/** A file's name as words, without extension. */
export function altTextOfName(fileName: string): string {
  return withoutExtension(visibleText(fileName))
    .replace(/[-_\s]+/g, ' ')
    .trim()
}
