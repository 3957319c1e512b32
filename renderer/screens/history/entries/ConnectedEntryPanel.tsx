import { useEffect, useState } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { linkFormats } from '../../../../electron/shared/links/link-format'
import { api } from '../../../api'
import { hasCopied } from '../../has-copied'
import { useSettings } from '../../../state/stores'
import { EntryPanel, type EntryPanelProps } from '../../../views/history/panel/EntryPanel'
import { openLink } from '../../open-link'
import { useLinkMenu } from '../../use-link-menu'
import { useLinkFixes } from '../../use-link-fixes'
import { useRenewLinks } from '../../use-renew-links'
import { whileCurrent } from '../../../while-current'

/** The chosen entry, with its link in every format as main would copy it. */
export function ConnectedEntryPanel({
  entry,
  today,
  selectedIds,
}: {
  readonly entry: HistoryEntry | undefined
  readonly today: number
  readonly selectedIds: ReadonlySet<string>
}) {
  const links = useLinks(entry)
  const showLinkMenu = useLinkMenu()
  const renewLinks = useRenewLinks()
  const linkFixes = useLinkFixes()
  const [checkedIds, setCheckedIds] = useState<readonly string[]>([])
  const { finding } = entry ?? {}
  const fixes =
    entry === undefined || finding?.kind !== 'not-public'
      ? []
      : linkFixes(() => [entry.id], entry.destinationId, finding.failure)

  async function check(id: string) {
    setCheckedIds((ids) => [...ids, id])
    try {
      await api.verifyHistory([id])
    } finally {
      setCheckedIds((ids) => ids.filter((other) => other !== id))
    }
  }

  const tagged = entry === undefined ? [] : selectedIds.has(entry.id) ? [...selectedIds] : [entry.id]
  return (
    <EntryPanel
      entry={entry}
      today={today}
      links={links}
      onCopy={(id, format) => hasCopied(api.copyLinks([id], format))}
      onOpen={openLink}
      onLinkMenu={({ id, url }, place) => showLinkMenu({ url, onCopy: () => api.copyLinks([id]) }, place)}
      onRenew={(id) => renewLinks([id])}
      onCheck={(id) => void check(id)}
      isChecking={entry !== undefined && checkedIds.includes(entry.id)}
      fixes={fixes}
      tagging={{
        count: tagged.length,
        onAdd: (tag) => void api.tagHistory(tagged, { add: [tag], remove: [] }),
        onRemove: (tag) => void api.tagHistory(tagged, { add: [], remove: [tag] }),
      }}
    />
  )
}

/** Read again when the entry has changed, since its links may have changed with it. */
function useLinks(entry: HistoryEntry | undefined): EntryPanelProps['links'] {
  const { customLinkTemplate } = useSettings().preferences
  const [links, setLinks] = useState<EntryPanelProps['links']>(withoutText)
  const id = entry?.id
  // Each refresh of the history brings a new object, usually with the same content.
  const facts = JSON.stringify(entry)
  useEffect(() => {
    if (id === undefined) return undefined
    return whileCurrent(api.linkInEveryFormat(id), setLinks)
  }, [id, facts, customLinkTemplate])
  return links
}

const withoutText: EntryPanelProps['links'] = linkFormats.map((format) => ({ format, text: '' }))
