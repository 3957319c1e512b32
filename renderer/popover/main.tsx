import '../style/inter.css'
import '../style/tokens.css'
import '../style/base.css'
import { createRoot } from 'react-dom/client'
import { loadWords } from '../i18n/words'
import { latinLetters } from '../style/latin-letters'
import { api } from './api'
import { Popover } from './Popover'
import { PopoverStore } from './state'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element with the id "root"')
  const [store] = await Promise.all([PopoverStore.open(api), latinLetters()])
  const words = await loadWords(store.read().language)
  createRoot(root).render(<Popover store={store} words={words} />)
}

void start()
