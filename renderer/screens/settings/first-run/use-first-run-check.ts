import { useEffect, useEffectEvent } from 'react'
import { freshOutcome } from '../../../views/settings/checks/check-view'
import { regionToUse } from '../../../views/settings/checks/region-to-use'
import type { DestinationEditor } from '../form/use-destination-editor'

/** Milliseconds without typing before the check. */
const pause = 600

/**
 * Runs a live check whenever the first-run form has changed, and fills in the region that the server names.
 *
 * @returns the region that was filled in, while the form still holds it; otherwise empty
 */
export function useFirstRunCheck(editor: DestinationEditor): string {
  const { draft, isEdited, entry, check } = editor

  const isAskedAbout = useEffectEvent(() => entry.check.state !== 'none' && entry.check.draft === draft)
  // The person may have pressed Check meanwhile.
  const ask = useEffectEvent(() => {
    if (entry.check.state === 'none' || entry.check.draft !== draft) void editor.checkLive()
  })
  const cancel = useEffectEvent(() => {
    if (entry.check.state === 'running') editor.cancelCheck()
  })
  useEffect(() => {
    if (!isEdited || isAskedAbout()) return
    cancel()
    const timer = setTimeout(ask, pause)
    return () => clearTimeout(timer)
  }, [draft, isEdited])

  const where = freshOutcome(check, 'where')
  const named = where?.status === 'passed' ? String(where.facts['region'] ?? '') : undefined
  const region = where === undefined ? '' : (regionToUse(where) ?? named ?? '')
  const { region: typed } = draft.fields
  const { foundRegions: taken } = entry
  // Only once per region: two servers that name each other would continue forever.
  const isNews = region !== '' && region !== typed && !taken.includes(region)
  const take = useEffectEvent(() => editor.takeRegion(region))
  useEffect(() => {
    if (isNews) take()
  }, [isNews])
  return taken.at(-1) === typed ? typed : ''
}
