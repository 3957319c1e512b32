import type { Failure } from '../../electron/shared/failure'
import { useTranslate } from '../i18n/use-translate'
import { fixLabel } from '../views/settings/fixes'
import { useMend } from './uploads/use-mend'
import { useRenewLinks } from './use-renew-links'

/** What one press would mend, as a button says it. */
export interface LinkFix {
  readonly label: string
  readonly onMend: () => void
}

/** What one press would mend of a link that does not open, whether it is of an upload or of the history. */
export function useLinkFixes(): (id: string, destinationId: string, failure: Failure) => readonly LinkFix[] {
  const translate = useTranslate()
  const renewLinks = useRenewLinks()
  const { fixesOf, mend } = useMend()
  return (id, destinationId, failure) => {
    if (failure.facts['reason'] === 'linkEnded') {
      return [{ label: translate('links.renew'), onMend: () => renewLinks([id]) }]
    }
    // Another address would serve later uploads: only a signature makes this link a new one.
    return fixesOf(destinationId, failure)
      .filter(({ kind }) => kind === 'presigned-links')
      .map((fix) => ({
        label: fixLabel(fix, translate),
        onMend: () => void mend(destinationId, fix).then(() => renewLinks([id])),
      }))
  }
}
