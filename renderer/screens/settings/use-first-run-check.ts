import { useEffect, useEffectEvent } from 'react'
import { freshOutcome } from '../../views/settings/check-view'
import { regionToUse } from '../../views/settings/region-to-use'
import type { DestinationEditor } from './use-destination-editor'

/** Milliseconds without typing before the server is asked. */
const pause = 600

/**
 * Asks the server by itself whenever the form of the first run has changed, and takes over the region
 * that it names.
 *
 * @returns the region that was taken over, while the form still holds it; else empty
 */
export function useFirstRunCheck(editor: DestinationEditor): string {
  const { draft, isEdited, entry, check } = editor

  const isAskedAbout = useEffectEvent(() => entry.check.state !== 'none' && entry.check.draft === draft)
  // The person may have pressed Check meanwhile.
  const ask = useEffectEvent(() => {
    if (entry.check.state === 'none' || entry.check.draft !== draft) void editor.checkLive()
  })
  const callOff = useEffectEvent(() => {
    if (entry.check.state === 'running') editor.cancelCheck()
  })
  useEffect(() => {
    if (!isEdited || isAskedAbout()) return
    callOff()
    const timer = setTimeout(ask, pause)
    return () => clearTimeout(timer)
  }, [draft, isEdited])

  const where = freshOutcome(check, 'where')
  const told = where?.status === 'passed' ? String(where.facts['region'] ?? '') : undefined
  const region = where === undefined ? '' : (regionToUse(where) ?? told ?? '')
  const { region: typed } = draft.fields
  const { foundRegions: taken } = entry
  // Once for each region: two servers that name each other would go on for ever.
  const isNews = region !== '' && region !== typed && !taken.includes(region)
  const take = useEffectEvent(() => editor.takeRegion(region))
  useEffect(() => {
    if (isNews) take()
  }, [isNews])
  return taken.at(-1) === typed ? typed : ''
}
