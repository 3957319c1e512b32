import { placeOfArn, placeOfUri, placeOfUrl, type AddressReading } from '../address-place'
import {
  found,
  note,
  type PasteCandidate,
  type PasteReading,
  type Place,
  type Recogniser,
} from '../paste-reading'

/** A text of more lines than this merely happens to contain addresses. */
const maxLines = 6

/**
 * Lines that are only addresses, or one command with an `s3://` address in it. Several addresses that do not
 * contradict each other, such as an endpoint and a public URL, are one place.
 */
export function recogniseAddresses(text: string): PasteReading | undefined {
  const lines = text.split('\n').map(bareAddress).filter(Boolean)
  if (lines.length === 0 || lines.length > maxLines) return undefined
  const all = lines.map(placeOf)
  const places = all.flatMap((one) => one ?? [])
  if (places.length === all.length) return found(merged(places))
  return lines.length === 1 ? placeInCommand(text) : undefined
}

/** The bucket in `aws s3 cp a.png s3://bucket/`, with the server and region from the command's options. */
function placeInCommand(command: string): PasteReading | undefined {
  // At the start, followed by other words, only the bucket is read: where its folder would end is unclear.
  const uri = /^s3:\/\/[^/\s'"]+|\bs3:\/\/[^\s'"]+/.exec(command)?.[0]
  const bucket = uri === undefined ? undefined : placeOfUri(uri)
  if (bucket === undefined) return undefined
  const option = (name: string): string | undefined =>
    new RegExp(`\\s--${name}[=\\s]["']?([^\\s"']+)`).exec(command)?.[1]
  const server = placeOfUrl(option('endpoint-url') ?? '')
  const region = option('region')
  const place = { ...(region !== undefined && { region }), ...server?.place, ...bucket.place }
  return found([candidateOf({ place, notes: [...bucket.notes, ...(server?.notes ?? [])] })])
}

/** A few words with the address of a provider's website, such as the first thing AWS's access portal offers. */
export const recogniseWebsite: Recogniser = (text) => {
  const lines = text.split('\n')
  if (lines.length > maxLines) return undefined
  const notes = lines.flatMap((line) => placeOf(bareAddress(line))?.notes ?? [])
  return notes.some((one) => one.note === 'provider-page') ? found([], note('provider-page')) : undefined
}

function placeOf(line: string): AddressReading | undefined {
  return placeOfUri(line) ?? placeOfArn(line) ?? placeOfUrl(line)
}

/** An address without the marks that mails, lists and Markdown put around it, and without restic's prefix. */
export function bareAddress(line: string): string {
  return (
    line
      .trim()
      .replace(/^[-*]\s+/, '')
      .replace(/^[<"'`(]+/, '')
      // From the first of them in a row on: beginning at each would take forever in a long row.
      .replace(/(?<![>"'`),;])[>"'`),;]+$/, '')
      .replace(/^s3:(?=https?:\/\/)/i, '')
      .trim()
  )
}

function candidateOf({ place, notes }: AddressReading): PasteCandidate {
  return { source: 'address', ...place, notes }
}

function merged(places: readonly AddressReading[]): readonly PasteCandidate[] {
  return places.map(candidateOf).reduce<readonly PasteCandidate[]>((candidates, next) => {
    const last = candidates.at(-1)
    if (last === undefined || contradicts(last, next)) return [...candidates, next]
    return [...candidates.slice(0, -1), { ...next, ...last, notes: [...last.notes, ...next.notes] }]
  }, [])
}

function contradicts(one: Place, other: Place): boolean {
  const meaningful = ['provider', 'endpoint', 'bucket', 'region', 'publicUrlBase'] as const
  return meaningful.some(
    (field) => one[field] !== undefined && other[field] !== undefined && one[field] !== other[field],
  )
}
