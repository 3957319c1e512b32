import { useEffect, type ReactNode } from 'react'
import type { i18n } from 'i18next'
import { I18nProvider } from 'react-aria-components'
import type { ThemeChoice } from '../electron/shared/app/settings'
import { SpeechProvider } from './i18n/Speech'
import { useTranslate } from './i18n/use-translate'
import { HistoryScreen } from './screens/history/HistoryScreen'
import { SettingsScreen } from './screens/settings/SettingsScreen'
import { UploadsScreen } from './screens/uploads/UploadsScreen'
import { Announcer } from './screens/window/Announcer'
import { EarlyBanner } from './screens/window/EarlyBanner'
import { Notices } from './screens/window/Notices'
import { Sheets } from './screens/window/Sheets'
import { Toasts } from './screens/window/Toasts'
import { UnwrittenBanner } from './screens/window/UnwrittenBanner'
import { useDropTarget } from './screens/window/use-drop-target'
import { useKeys } from './screens/window/use-keys'
import { useOverviewOf, useScreen, useSettings, useStores } from './state/stores'
import { HintLayer } from './views/controls/hints/HintLayer'
import { DropOverlay } from './views/window/DropOverlay'
import { TabBadge } from './views/window/TabBadge'
import { Window } from './views/window/Window'

/** The whole page: the chosen screen, and what lies over every screen. */
export function App({ words }: { readonly words: i18n }) {
  const { activeLanguage, preferences } = useSettings()
  useTheme(preferences.theme)
  useKeys()
  return (
    <I18nProvider locale={activeLanguage}>
      <SpeechProvider words={words} language={activeLanguage}>
        <ChosenScreen />
        <Sheets />
        <Announcer />
        <HintLayer />
      </SpeechProvider>
    </I18nProvider>
  )
}

function ChosenScreen() {
  const translate = useTranslate()
  const { screen } = useStores()
  const { tab } = useScreen()
  return (
    <Window
      label={translate('tabs.label')}
      chosen={tab}
      onChoose={(chosen) => screen.show(chosen)}
      tabs={[
        {
          id: 'uploads',
          label: translate('tabs.uploads'),
          badge: <PendingBadge />,
          screen: <UploadsScreen />,
        },
        { id: 'history', label: translate('tabs.history'), screen: <HistoryScreen /> },
        { id: 'settings', label: translate('tabs.settings'), screen: <SettingsScreen /> },
      ]}
      notices={
        <>
          <UnwrittenBanner />
          <EarlyBanner />
          <Notices />
        </>
      }
    >
      <Toasts />
      <Hovering />
    </Window>
  )
}

/** A separate component, because it changes many times a second and the tabs do not. */
function PendingBadge(): ReactNode {
  const translate = useTranslate()
  const pending = useOverviewOf((overview) => overview.pending)
  if (pending === 0) return null
  return <TabBadge count={pending} words={translate('tabs.pending', { count: pending })} />
}

function Hovering() {
  const hovering = useDropTarget()
  const { destinations, defaultDestinationId } = useSettings()
  if (hovering === undefined) return null
  const destination = destinations.find(({ id }) => id === defaultDestinationId)
  return <DropOverlay hovering={hovering} destinationName={destination?.name} />
}

/** Applies the person's theme; without one the system's theme is used. */
function useTheme(theme: ThemeChoice): void {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}
