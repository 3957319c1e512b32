import { memo } from 'react'
import { linkFormats } from '../../../electron/shared/links/link-format'
import { destinationTitle, type Destination } from '../../../electron/shared/destinations/destination'
import { linkFormatOf } from '../../../electron/shared/app/settings'
import type { DestinationHold } from '../../../electron/shared/uploads/upload'
import { api } from '../../api'
import { hasCopied } from '../has-copied'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { useOverviewOf, useSettings, useStores } from '../../state/stores'
import { CopyButton } from '../../views/controls/buttons/CopyButton'
import type { PickerItem } from '../../views/controls/fields/Picker'
import { PickersBar } from '../../views/window/PickersBar'

export interface UploadsBarProps {
  /** Ids of the selected uploads. */
  readonly selected: ReadonlySet<string>
  /** Whether a banner offers what should be done before links are copied. */
  readonly isFixUrgent: boolean
}

/** The bottom bar of the Uploads screen. */
export const UploadsBar = memo(function UploadsBar({ selected, isFixUrgent }: UploadsBarProps) {
  const translate = useTranslate()
  const { destinations, defaultDestinationId, preferences } = useSettings()
  const holds = useOverviewOf(({ queue }) => queue.holds)
  const reasons = new Map(holds.map(({ destinationId, reason }) => [destinationId, reason]))

  return (
    <PickersBar
      destination={{
        label: translate('uploads.destination'),
        items: destinations.map((destination) => itemOf(destination, reasons.get(destination.id))),
        chosen: defaultDestinationId,
        placeholder: translate('uploads.noDestination'),
        onChoose: (id) => void api.chooseDefaultDestination(id),
      }}
      linkFormat={{
        label: translate('linkFormat.label'),
        items: linkFormats.map((id) => ({ id, label: translate(`linkFormat.${id}`) })),
        chosen: linkFormatOf(
          destinations.find(({ id }) => id === defaultDestinationId),
          preferences,
        ),
        onChoose: (linkFormat) => void api.chooseLinkFormat(linkFormat),
      }}
    >
      <CopyAllButton selected={selected} isFixUrgent={isFixUrgent} />
    </PickersBar>
  )
})

/** A separate component: its number changes many times a second, and the pickers beside it do not. */
function CopyAllButton({ selected, isFixUrgent }: UploadsBarProps) {
  const translate = useTranslate()
  const format = useFormat()
  const done = useOverviewOf((overview) => overview.done)
  const isStopped = useOverviewOf(({ queue }) => queue.holds.some(({ reason }) => reason === 'destination'))
  const several = useSelectedLinks(selected)
  const isOfAll = several.length === 0
  return (
    <CopyButton
      // While a banner asks for something, the banner's button is the primary one.
      kind={isStopped || isFixUrgent ? 'secondary' : 'primary'}
      isDisabled={done === 0}
      onCopy={() => hasCopied(isOfAll ? api.copyAllLinks() : api.copyLinks(several))}
    >
      {translate(isOfAll ? 'uploads.copyAll' : 'uploads.copySelected')}{' '}
      {done === 0 ? null : (
        // The name for all links stays the same; how many there are, the heading says.
        <span aria-hidden={isOfAll}>{format.count(isOfAll ? done : several.length)}</span>
      )}
    </CopyButton>
  )
}

/** The selected uploads that have links, if there are several: a single one has its own copy button. */
function useSelectedLinks(selected: ReadonlySet<string>): readonly string[] {
  const { uploads } = useStores()
  const links = [...selected].filter((id) => uploads.read(id)?.status.state === 'done')
  return links.length > 1 ? links : []
}

function itemOf(destination: Destination, held: DestinationHold['reason'] | undefined): PickerItem<string> {
  const { id, bucket, publicUrlBase, hasSecretAccessKey, credentialsSource } = destination
  const hasCredentials = hasSecretAccessKey || credentialsSource.kind !== 'keys'
  const label = destinationTitle(destination)
  const hint = hostOf(publicUrlBase) ?? bucket
  const isReady = held === undefined && hasCredentials && bucket !== ''
  return {
    id,
    label,
    ...(hint !== label && { hint }),
    // Being offline is no fault of the settings: the ring is empty, as before the first upload.
    dot: held === 'destination' ? 'held' : isReady ? 'good' : 'unknown',
  }
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
