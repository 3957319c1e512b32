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

/**
 * The fixes for links that do not open, of uploads or of history entries.
 *
 * @param ids of all that are to get a new link; called once a fix is chosen
 */
type LinkFixes = (ids: () => readonly string[], destinationId: string, failure: Failure) => readonly LinkFix[]

export function useLinkFixes(): LinkFixes {
  const translate = useTranslate()
  const renewLinks = useRenewLinks()
  const { fixesOf, fixDestination } = useFixes()
  return (ids, destinationId, failure) => {
    if (failure.facts['reason'] === 'linkEnded') {
      return [{ label: translate('links.renew'), onFix: () => renewLinks(ids()) }]
    }
    // A different public address would only affect later uploads; a presigned link can replace one that is there.
    return fixesOf(destinationId, failure)
      .filter(({ kind }) => kind === 'presigned-links')
      .map((fix) => ({
        label: fixLabel(fix, translate),
        onFix: () =>
          void fixDestination(destinationId, fix).then((isFixed) => {
            if (isFixed) renewLinks(ids())
          }),
      }))
  }
}
