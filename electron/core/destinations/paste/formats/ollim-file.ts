import {
  readDestinationFile,
  type DestinationFile,
  type FileSecret,
} from '../../../settings/destination-file'
import { found, note, type PasteCandidate, type PasteReading } from '../paste-reading'

/** A file exported by Ollim; `undefined` for anything else. */
export function readOllimFile(value: unknown): PasteReading | undefined {
  const file = readDestinationFile(value)
  if (file === undefined) return undefined
  if (file === 'newer' || file === 'damaged') return found([], note(`file-${file}`))
  const reading = found(candidatesOf(file, []))
  return file.locked === undefined ? reading : { ...reading, lockedFile: file }
}

/** The file's destinations, with their secrets if those are open. */
export function candidatesOf(
  { destinations }: DestinationFile,
  secrets: readonly (FileSecret | null)[],
): readonly PasteCandidate[] {
  return destinations.map((fields, index): PasteCandidate => {
    const { accessKeyId = '', secretAccessKey = '', sessionToken = '', expiresAt = 0 } = secrets[index] ?? {}
    return {
      source: 'ollim',
      label: fields.name,
      whole: fields,
      ...(accessKeyId !== '' && { accessKeyId }),
      ...(secretAccessKey !== '' && { secretAccessKey }),
      ...(sessionToken !== '' && { sessionToken, expiresAt }),
      notes: [],
    }
  })
}
