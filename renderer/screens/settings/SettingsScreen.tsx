import { useRef, useSyncExternalStore } from 'react'
import type { Destination } from '../../../electron/shared/destinations/destination'
import type { Translate } from '../../../electron/shared/failures/failure'
import type { Settings } from '../../../electron/shared/app/settings'
import { useTranslate } from '../../i18n/use-translate'
import { useOverviewOf, useSettings } from '../../state/stores'
import {
  DestinationList,
  generalEntry,
  type DestinationHealth,
  type DestinationListItem,
} from '../../views/settings/destination/DestinationList'
import { draftOf, isEdited } from '../../views/settings/draft'
import { DestinationScreen } from './DestinationScreen'
import type { FormEntry } from './form/form-entry'
import { GeneralScreen } from './general/GeneralScreen'
import styles from './SettingsScreen.module.css'
import { placeWords } from './place-words'
import { newEntry, settingsSession as session } from './form/settings-session'

/** Destinations and preferences. Unsaved edits are kept when the person shows something else. */
export function SettingsScreen() {
  const translate = useTranslate()
  const settings = useSettings()
  const screen = useRef<HTMLDivElement>(null)
  const chosen = useChosenEntry(settings)
  const stored = settings.destinations.find(({ id }) => id === chosen)
  // The list shows every entry's check result and edits, so it is redrawn whenever an entry changes.
  useSyncExternalStore(session.subscribe, session.readVersion)

  /** The form with the keyboard focus is removed: focuses the list's current entry instead. */
  function focusChosenEntry() {
    requestAnimationFrame(() => {
      screen.current?.querySelector<HTMLElement>('[aria-current="page"]')?.focus()
    })
  }

  const held = useHeldDestinations()
  const items = settings.destinations.map((one) => listItem(one, settings, held, translate))
  return (
    <div ref={screen} className={styles['screen']}>
      <h1 className="unseen">{translate('tabs.settings')}</h1>
      <DestinationList
        items={chosen === newEntry ? [...items, newItem()] : items}
        chosen={chosen}
        onChoose={(id) => session.choose(id)}
        onCreate={() => session.choose(newEntry)}
      />
      {chosen === generalEntry ? (
        <GeneralScreen settings={settings} />
      ) : (
        <DestinationScreen
          key={session.readVisit()}
          stored={stored}
          settings={settings}
          onLeave={focusChosenEntry}
        />
      )}
    </div>
  )
}

/** The person's choice, while it exists; else the default destination, else a new one. */
function useChosenEntry({ destinations, defaultDestinationId }: Settings): string {
  const chosen = useSyncExternalStore(session.subscribe, session.readChosen)
  const exists = destinations.some(({ id }) => id === chosen)
  if (chosen !== undefined && (exists || chosen === newEntry || chosen === generalEntry)) return chosen
  return destinations.find(({ id }) => id === defaultDestinationId)?.id ?? destinations[0]?.id ?? newEntry
}

function listItem(
  destination: Destination,
  settings: Settings,
  held: ReadonlySet<string>,
  translate: Translate,
): DestinationListItem {
  const entry = session.read(destination.id)
  const original = draftOf(destination, settings.secretProtection)
  return {
    id: destination.id,
    name: destination.name,
    place: placeWords(destination, translate),
    health: health(entry, held.has(destination.id)),
    isDefault: destination.id === settings.defaultDestinationId,
    isEdited: entry.draft !== undefined && isEdited(entry.draft, original),
    // A profile renews its own credentials.
    expiresAt: destination.credentialsSource.kind === 'profile' ? 0 : destination.expiresAt,
  }
}

function newItem(): DestinationListItem {
  const { draft, check } = session.read(newEntry)
  return {
    id: newEntry,
    name: draft?.fields.name ?? '',
    place: draft?.fields.bucket ?? '',
    health: health({ check }, false),
    isDefault: false,
    isEdited: draft !== undefined,
    expiresAt: 0,
  }
}

/** Ids of the destinations with a problem that holds all their uploads. */
function useHeldDestinations(): ReadonlySet<string> {
  const holds = useOverviewOf(({ queue }) => queue.holds)
  return new Set(
    holds.flatMap(({ destinationId, reason }) => (reason === 'destination' ? [destinationId] : [])),
  )
}

/** Images can be uploaded even if the link fails; it still counts, because nobody could see them. */
function health({ check }: Pick<FormEntry, 'check'>, isHeld: boolean): DestinationHealth {
  if (check.state === 'running') return 'running'
  if (check.state === 'none' || !check.isWhole) return isHeld ? 'held' : 'unknown'
  const outcomes = Object.values(check.report.outcomes)
  if (outcomes.some(({ status }) => status === 'failed')) return 'failed'
  return outcomes.some(({ status }) => status === 'passed') ? 'passed' : 'unknown'
}
