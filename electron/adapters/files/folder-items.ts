import { join } from 'node:path'
import type { FolderItem } from '../../core/ports/files'

/** Files that operating systems put into folders by themselves, in lower case. */
const systemFiles: readonly string[] = ['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r']

/** Made when a folder is first read, because making it takes a twentieth of what a command needs for one image. */
let naturalOrder: Intl.Collator | undefined

/** The visible items of a folder, in the order of names that a person expects. */
export function* folderItems(folder: string, names: readonly string[]): Generator<FolderItem> {
  const visible = names.filter((name) => !isHidden(name)).sort(compareNames)
  for (const name of visible) yield { name, path: join(folder, name) }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || systemFiles.includes(name.toLowerCase())
}

/**
 * In a fixed language, so that a folder has the same order on every computer; numbers are compared as numbers, so that
 * `2.png` comes before `10.png`. Names that compare as equal (`1.png`, `01.png`) still need a fixed order.
 */
function compareNames(left: string, right: string): number {
  naturalOrder ??= new Intl.Collator('en', { numeric: true })
  return naturalOrder.compare(left, right) || (left < right ? -1 : 1)
}
