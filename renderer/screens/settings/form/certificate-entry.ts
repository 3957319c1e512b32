/** A certificate file's way into a form, as pure functions. */
import type { DestinationDraft } from '../../../../electron/shared/destinations/destination'
import { withFields } from '../../../views/settings/draft'
import { edited, type FormEntry } from './form-entry'

/** The file is being read. Of two files the later one counts, and what is typed meanwhile counts more. */
export function certificateChosen(entry: FormEntry, file: File): FormEntry {
  return { ...entry, certificateFile: { file, isUnreadable: false } }
}

/** @param text the certificate; `undefined` if the file could not be read */
export function certificateRead(
  entry: FormEntry,
  original: DestinationDraft,
  file: File,
  text: string | undefined,
): FormEntry {
  if (entry.certificateFile?.file !== file) return entry
  if (text === undefined) return { ...entry, certificateFile: { file, isUnreadable: true } }
  const draft = entry.draft ?? original
  return {
    ...edited(entry, draft, withFields(draft, { certificateAuthority: text })),
    certificateFile: undefined,
  }
}
