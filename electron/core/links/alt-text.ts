import type { LinkSubject } from '../../shared/links/link-format'
import { withoutExtension } from '../naming/without-extension'
import { visibleText } from '../naming/visible-text'

/** The alt text: what the person typed, otherwise the file's name as words. */
export function altTextOf({ altText, name }: Pick<LinkSubject, 'altText' | 'name'>): string {
  const typed = visibleText(altText ?? '')
  return typed === '' ? altTextOfName(name) : typed
}

/** A file's name as words, without extension; a date stays as it is. */
export function altTextOfName(fileName: string): string {
  return withoutExtension(visibleText(fileName))
    .replace(/(?<!\d)\d{4}-\d\d-\d\d(?!\d)|[-_\s]+/g, (found) => (/^\d/.test(found) ? found : ' '))
    .trim()
}
