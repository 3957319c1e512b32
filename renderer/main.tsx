import './style/inter.css'
import './style/tokens.css'
import './style/base.css'
import { createRoot } from 'react-dom/client'
import { api } from './api'
import { App } from './App'
import { keepDropsOnGone } from './drops-on-gone'
import { loadWords } from './i18n/words'
import { announceImportEnd } from './screens/history/bucket-import/announce-import-end'
import { followHolds } from './screens/settings/form/follow-holds'
import { followStored } from './screens/settings/form/follow-stored'
import { settingsSession } from './screens/settings/form/settings-session'
import { watchRejections } from './state/rejections'
import { openStores, StoresContext } from './state/stores'
import { latinLetters } from './style/latin-letters'

async function start(): Promise<void> {
  keepDropsOnGone()
  document.documentElement.dataset['platform'] = api.platform
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element with the id "root"')
  const [stores] = await Promise.all([openStores(api), latinLetters()])
  watchRejections(stores.notices)
  followStored(stores.settings, settingsSession)
  followHolds(stores.uploads, settingsSession)
  announceImportEnd(stores)
  const words = await loadWords(stores.settings.read().activeLanguage)
  createRoot(root).render(
    <StoresContext value={stores}>
      <App words={words} />
    </StoresContext>,
  )
  requestIdleCallback(() => void stores.history.prepare())
}

void start()
