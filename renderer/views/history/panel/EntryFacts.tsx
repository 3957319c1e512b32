import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { type Fact, Facts } from '../../controls/text/Facts'

/** What is known about an entry, one line per fact; unknown facts are left out. */
export function EntryFacts({ entry }: { readonly entry: HistoryEntry }) {
  const translate = useTranslate()
  const format = useFormat()
  const label = (name: string) => translate(`history.${name}`)
  const { dimensions, replacedAt, linkEndsAt, etag } = entry
  const facts: readonly (Fact | undefined)[] = [
    { label: label('size'), text: format.size(entry.sizeBytes) },
    { label: label('type'), text: entry.contentType },
    dimensions && { label: label('dimensions'), text: `${dimensions.width} × ${dimensions.height}` },
    entry.isFound === true ? { label: label('origin'), text: label('found') } : undefined,
    { label: label('uploaded'), text: format.moment(entry.uploadedAt) },
    replacedAt === undefined ? undefined : { label: label('replaced'), text: format.moment(replacedAt) },
    linkEndsAt === undefined
      ? undefined
      : { label: translate('links.ends'), text: format.moment(linkEndsAt) },
    { label: label('destination'), text: entry.destinationName },
    { label: label('bucket'), text: entry.bucket },
    { label: label('key'), text: entry.key },
    etag === '' ? undefined : { label: label('etag'), text: etag },
  ]
  return <Facts isCompact facts={facts.filter((fact) => fact !== undefined)} />
}
