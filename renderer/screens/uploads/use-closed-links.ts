import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { Failure } from '../../../electron/shared/failures/failure'
import { api } from '../../api'
import { Kept, useKept } from '../../kept'
import { finishedLinks, hasLinkTo } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import type { CheckView } from '../../views/settings/checks/check-view'
import { draftOf } from '../../views/settings/draft'
import { checkView } from '../settings/form/editor-rules'
import { settingsSession } from '../settings/form/settings-session'
import { type LinkFix, useLinkFixes } from '../use-link-fixes'

/** Links that readers cannot open. */
export interface ClosedLinks {
  readonly destinationId: string
  readonly failure: Failure
  readonly fixes: readonly LinkFix[]
  /** The person does not want to see it any more. */
  readonly dismiss: () => void
}

/** When the check ended whose result the person does not want to see any more. */
const keptDismissal = new Kept(0)

/**
 * What the last check of the default destination has found about its links, once there are some; undefined unless
 * readers cannot open them.
 */
export function useClosedLinks(): ClosedLinks | undefined {
  const { uploads } = useStores()
  const { destinations, defaultDestinationId: id, secretProtection } = useSettings()
  const entry = useSyncExternalStore(settingsSession.subscribe, () => settingsSession.read(id))
  const [dismissedAt, setDismissedAt] = useKept(keptDismissal)
  const linkFixes = useLinkFixes()

  const destination = destinations.find((one) => one.id === id)
  const closed = destination && closedLinksIn(checkView(entry, draftOf(destination, secretProtection)))
  const isShown = closed !== undefined && closed.finishedAt !== dismissedAt
  const hasLinks = useOverviewOf(() => isShown && hasLinkTo(uploads, id))
  useReturn(() => {
    const last = hasLinks ? ownLinks().at(-1) : undefined
    if (closed === undefined || last === undefined) return
    void api.checkLink(last).then((proof) => {
      if (proof?.outcome.status === 'passed') setDismissedAt(closed.finishedAt)
    })
  })
  if (!isShown || !hasLinks) return undefined
  const { failure, finishedAt } = closed
  return {
    destinationId: id,
    failure,
    fixes: linkFixes(ownLinks, id, failure),
    dismiss: () => setDismissedAt(finishedAt),
  }

  function ownLinks(): readonly string[] {
    const own = finishedLinks(uploads, Infinity).filter(({ destinationId }) => destinationId === id)
    return own.map((upload) => upload.id)
  }
}

/** Calls when the person comes back to the window, perhaps from the provider's site, where the links can be mended. */
function useReturn(handle: () => void): void {
  const onReturn = useEffectEvent(handle)
  useEffect(() => {
    const listening = new AbortController()
    window.addEventListener('focus', () => onReturn(), { signal: listening.signal })
    return () => listening.abort()
  }, [])
}

/** What keeps readers from opening links, and when the check that found it ended; undefined if nothing does. */
function closedLinksIn(
  check: CheckView,
): { readonly failure: Failure; readonly finishedAt: number } | undefined {
  if (check.state !== 'finished' || check.isStale) return undefined
  const { outcomes, finishedAt } = check.report
  // If it may pass, another try may well open them.
  if (outcomes.link.status !== 'failed' || outcomes.link.failure.retryable) return undefined
  return { failure: outcomes.link.failure, finishedAt }
}
