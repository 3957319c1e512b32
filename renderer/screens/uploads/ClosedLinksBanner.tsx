import { describeFailure } from '../../../electron/shared/failures/failure'
import { useTranslate } from '../../i18n/use-translate'
import { useStores } from '../../state/stores'
import { Banner } from '../../views/window/Banner'
import { settingsSession } from '../settings/form/settings-session'
import type { ClosedLinks } from './use-closed-links'

/** Why readers cannot open the links, and what would mend that. */
export function ClosedLinksBanner({ destinationId, failure, fixes, dismiss }: ClosedLinks) {
  const translate = useTranslate()
  const { screen } = useStores()

  function openSettings() {
    settingsSession.bringUp(destinationId, undefined)
    screen.show('settings')
  }

  const { message, fix } = describeFailure(failure, translate)
  return (
    <Banner
      icon="warning"
      tone="amber"
      title={message}
      text={fix}
      actions={[
        { label: translate('common.openSettings'), onAction: openSettings },
        ...fixes.map(({ label, onFix }) => ({ label, isPrimary: true, onAction: onFix })),
      ]}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: dismiss }}
    />
  )
}
