import { withoutInvisible } from '../naming/visible-text'
import { assignmentsIn } from './paste/assignments'
import { fieldNamed, type PasteField } from './paste/field-names'

/** A text of which nothing but its ends are quotes, with the comma that stands behind it in a list. */
const inQuotes = /^["'`“”„]([^"'`“”„]*)["'`“”][,;]?$/

/**
 * The value that was meant for a field: without the white space and invisible characters that copying adds, and without
 * the name and the quotes that it has in a file, as in `export AWS_REGION="eu-west-1"`.
 */
export function copiedValue(text: string, field: PasteField): string {
  const copied = withoutInvisible(text).trim()
  const [named, ...others] = assignmentsIn(copied)
  const isNamed = named !== undefined && others.length === 0 && fieldNamed(named[0])?.field === field
  return (isNamed ? named[1] : (inQuotes.exec(copied)?.[1] ?? copied)).trim()
}
