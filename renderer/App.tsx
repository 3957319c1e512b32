import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { ThemeChoice } from '../electron/shared/settings'
import { api } from './api'
import { useLanguage } from './i18n/useLanguage'
import { useTranslate } from './i18n/useTranslate'
import { HistoryScreen } from './screens/history/HistoryScreen'
import { SettingsScreen } from './screens/settings/SettingsScreen'
import { UploadsScreen } from './screens/uploads/UploadsScreen'
import { Announcer } from './screens/window/Announcer'
import { Notices } from './screens/window/Notices'
import { Sheets } from './screens/window/Sheets'
import { Toasts } from './screens/window/Toasts'
import { useDropTarget } from './screens/window/useDropTarget'
import { useKeys } from './screens/window/useKeys'
import { useOverview, useScreen, useSettings, useStores } from './state/stores'
import { DropOverlay } from './views/window/DropOverlay'
import { Window } from './views/window/Window'

/** The whole page. */
export function App() {
  const { activeLanguage, preferences } = useSettings()
  useLanguage(activeLanguage)
  useTheme(preferences.theme)
  useKeys()
  return (
    <I18nProvider locale={activeLanguage}>
      <ChosenScreen />
      <Sheets />
      <Announcer />
    </I18nProvider>
  )
}

function ChosenScreen() {
  const translate = useTranslate()
  const { screen } = useStores()
  const { tab } = useScreen()
  const { pending } = useOverview()
  return (
    <Window
      label={translate('tabs.label')}
      platform={api.platform}
      chosen={tab}
      onChoose={(chosen) => screen.show(chosen)}
      tabs={[
        {
          id: 'uploads',
          label: translate('tabs.uploads'),
          screen: <UploadsScreen />,
          ...(pending > 0 && {
            badge: { count: pending, words: translate('tabs.pending', { count: pending }) },
          }),
        },
        { id: 'history', label: translate('tabs.history'), screen: <HistoryScreen /> },
        { id: 'settings', label: translate('tabs.settings'), screen: <SettingsScreen /> },
      ]}
      notices={<Notices />}
    >
      <Toasts />
      <Hovering />
    </Window>
  )
}

function Hovering() {
  const hovering = useDropTarget()
  const { destinations, defaultDestinationId } = useSettings()
  if (hovering === undefined) return null
  const destination = destinations.find(({ id }) => id === defaultDestinationId)
  return <DropOverlay hovering={hovering} destinationName={destination?.name} />
}

/** The system decides unless the person did. */
function useTheme(theme: ThemeChoice): void {
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])
}
