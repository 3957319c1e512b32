import { useEffect, useState } from 'react'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'

/** Milliseconds after the last answer: who types is not interrupted. */
const pause = 500

export interface HistoryAnnouncerProps {
  /** Another one where other images are looked for. */
  readonly search: string
  /** How many it finds. */
  readonly total: number
  readonly selected: number
}

/** Tells assistive tools what the foot of the screen shows: how many were found, and how many are selected. */
export function HistoryAnnouncer({ search, total, selected }: HistoryAnnouncerProps) {
  const translate = useTranslate()
  const format = useFormat()
  // What the screen begins with is no news.
  const [found, setFound] = useState({ search, total: 0 })
  const [selectedBefore, setSelectedBefore] = useState(selected)
  if (selected !== selectedBefore) {
    setSelectedBefore(selected)
    // Of another search it is said in its time.
    if (selected === 0 && found.search === search) setFound({ search, total })
  }

  useEffect(() => {
    if (found.search === search) return
    const timer = setTimeout(() => setFound({ search, total }), pause)
    return () => clearTimeout(timer)
  }, [found, search, total])

  const words = () => {
    if (selected > 1) return translate('history.selected', { count: selected })
    // That nothing was found is said in the place of the list.
    if (selected === 1 || found.total === 0) return ''
    return translate('history.total', { count: found.total, total: format.count(found.total) })
  }
  return (
    <p className="unseen" role="status">
      {/* Another search may find as many: that is said again. */}
      <span key={found.search}>{words()}</span>
    </p>
  )
}
