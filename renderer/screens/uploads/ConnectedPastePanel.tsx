import { useEffect, useState } from 'react'
import { linkFormatOf } from '../../../electron/shared/app/settings'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { sameWhileEqual } from '../../state/same-while-equal'
import { finishedLinks, type FinishedLink } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { whileCurrent } from '../../while-current'
import { PastePanel, type PastePanelProps } from '../../views/uploads/PastePanel'

/** More lines than anybody reads; the clipboard gets all of them. */
const maxLines = 200

/** Shows what main would put on the clipboard now. Shown only while no uploads are running. */
export function ConnectedPastePanel() {
  const translate = useTranslate()
  const done = useOverviewOf((overview) => overview.done)
  const links = useFinishedLinks()
  const { destinations, preferences } = useSettings()
  const { customLinkTemplate } = preferences
  const formats = links.map(({ destinationId }) =>
    linkFormatOf(
      destinations.find(({ id }) => id === destinationId),
      preferences,
    ),
  )
  const formatLabel = [...new Set(formats)].map((format) => translate(`linkFormat.${format}`)).join(', ')
  const [lines, setLines] = useState<PastePanelProps['lines']>([])

  useEffect(
    () =>
      whileCurrent(api.previewLinks(links.map(({ id }) => id)), (texts) =>
        setLines(links.map(({ id, url }, index) => ({ id, text: texts[index] ?? url, url }))),
      ),
    [links, formatLabel, customLinkTemplate],
  )

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

/** The links to paste; others when one is added, removed or changed, as by an alt text or when it is renewed. */
function useFinishedLinks(): readonly FinishedLink[] {
  const { uploads } = useStores()
  const [read] = useState(() => sameWhileEqual(() => finishedLinks(uploads, maxLines)))
  return useOverviewOf(read)
}
