import { useEffect, useState } from 'react'
import { linkFormatOf } from '../../../electron/shared/app/settings'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { finishedLinks, type FinishedLink } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { whileCurrent } from '../while-current'
import { PastePanel, type PastePanelProps } from '../../views/uploads/PastePanel'

/** More lines than anybody reads; the clipboard gets all of them. */
const maxLines = 200

/** Shows what main would put on the clipboard now. Shown only while no uploads are running. */
export function ConnectedPastePanel() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const done = useOverviewOf((overview) => overview.done)
  const shown = useOverviewOf(() => versionsOf(finishedLinks(uploads, maxLines)))
  const shownIn = useOverviewOf(() => destinationsOf(finishedLinks(uploads, maxLines)))
  const { destinations, preferences } = useSettings()
  const { customLinkTemplate } = preferences
  const formats = shownIn.split(',').map((shownId) =>
    linkFormatOf(
      destinations.find(({ id }) => id === shownId),
      preferences,
    ),
  )
  const formatLabel = [...new Set(formats)].map((format) => translate(`linkFormat.${format}`)).join(', ')
  const [lines, setLines] = useState<PastePanelProps['lines']>([])

  useEffect(() => {
    const links = finishedLinks(uploads, maxLines)
    return whileCurrent(api.previewLinks(links.map(({ id }) => id)), (texts) =>
      setLines(links.map(({ id, url }, index) => ({ id, text: texts[index] ?? url, url }))),
    )
  }, [uploads, shown, formatLabel, customLinkTemplate])

  return (
    <PastePanel
      lines={lines}
      count={done}
      formatLabel={formatLabel}
      copiesWhenFinished={preferences.copyLinksWhenFinished}
      onCopiesWhenFinished={(copyLinksWhenFinished) => void api.changePreferences({ copyLinksWhenFinished })}
    />
  )
}

/** Changes when a link is added, removed or changed: alt text and renewed links change what is pasted. */
function versionsOf(links: readonly FinishedLink[]): string {
  return links.map(({ id, revision }) => `${id} ${revision}`).join()
}

/** The destinations of the links, each once. */
function destinationsOf(links: readonly FinishedLink[]): string {
  return [...new Set(links.map(({ destinationId }) => destinationId))].join()
}
