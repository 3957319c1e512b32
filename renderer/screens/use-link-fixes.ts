import type { Failure } from '../../electron/shared/failures/failure'
import { useTranslate } from '../i18n/use-translate'
import { fixLabel } from '../views/settings/checks/fixes'
import { useFixes } from './use-fixes'
import { useRenewLinks } from './use-renew-links'

/** A fix, with the words of its button. */
export interface LinkFix {
  readonly label: string
  readonly onFix: () => void
}

/** The fixes for a link that does not open, of an upload or of a history entry. */
export function useLinkFixes(): (id: string, destinationId: string, failure: Failure) => readonly LinkFix[] {
  const translate = useTranslate()
  const renewLinks = useRenewLinks()
  const { fixesOf, fixDestination } = useFixes()
  return (id, destinationId, failure) => {
    if (failure.facts['reason'] === 'linkEnded') {
      return [{ label: translate('links.renew'), onFix: () => renewLinks([id]) }]
    }
    // A different public address would only affect later uploads; a presigned link can replace this one.
    return fixesOf(destinationId, failure)
      .filter(({ kind }) => kind === 'presigned-links')
      .map((fix) => ({
        label: fixLabel(fix, translate),
        onFix: () => void fixDestination(destinationId, fix).then(() => renewLinks([id])),
      }))
  }
}
