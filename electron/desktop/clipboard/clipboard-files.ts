import { fileURLToPath } from 'node:url'
import { pathOfFileAddress } from '../../shared/uploads/file-address'

/** `text/uri-list` and GNOME's `copy` list: one address per line; `#` lines are comments. */
export function pathsFromUriList(text: string): readonly string[] {
  return text.split(/\r?\n|\0/).flatMap((line) => pathOfFileAddress(line.trim(), fileURLToPath) ?? [])
}

/** The paths in macOS's `NSFilenamesPboardType`, an XML property list of strings. */
export function pathsFromPropertyList(xml: string): readonly string[] {
  const strings = [...xml.matchAll(/<string>([^<]*)<\/string>/g)].map((match) => match[1] ?? '')
  return strings.map((text) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  )
}

/** The path in Windows' `FileNameW`: UTF-16, terminated by a zero. It only contains the first file. */
export function pathsFromFileNameW(bytes: Uint8Array): readonly string[] {
  const [path = ''] = new TextDecoder('utf-16le').decode(bytes).split('\0')
  return path === '' ? [] : [path]
}

/** The number of files and folders in Windows' `Shell IDList Array`, which begins with it (`CIDA`). */
export function countInShellList(bytes: Uint8Array): number {
  return bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
}
