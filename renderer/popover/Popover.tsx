import { useEffect, useState } from 'react'
import type { i18n } from 'i18next'
import { I18nProvider } from 'react-aria-components'
import type { PopoverAction, PopoverState } from '../../electron/shared/app/popover'
import type { Translate } from '../../electron/shared/failures/failure'
import { sentFraction } from '../../electron/shared/uploads/sent-fraction'
import { SpeechProvider } from '../i18n/Speech'
import { useFormat } from '../i18n/use-format'
import { useTranslate } from '../i18n/use-translate'
import { thumbnailAddress } from '../thumbnail-address'
import { useDocumentEvent } from '../use-document-event'
import { PopoverBar } from '../views/popover/PopoverBar'
import { PopoverHead, type PopoverHeadProps } from '../views/popover/PopoverHead'
import { PopoverList } from '../views/popover/PopoverList'
import { PopoverWindow } from '../views/popover/PopoverWindow'
import { api } from './api'
import { detailOf, titleOf } from './progress-words'
import { usePopover, type PopoverStore } from './state'

const act = (action: PopoverAction) => () => void api.act(action)

/** The whole page of the popover. */
export function Popover({ store, words }: { readonly store: PopoverStore; readonly words: i18n }) {
  const state = usePopover(store)
  useDocumentEvent('keydown', ({ key }) => {
    if (key === 'Escape') void api.act('close')
  })
  return (
    <I18nProvider locale={state.language}>
      <SpeechProvider words={words} language={state.language}>
        <Connected state={state} />
      </SpeechProvider>
    </I18nProvider>
  )
}

function Connected({ state }: { readonly state: PopoverState }) {
  const translate = useTranslate()
  const format = useFormat()
  const [announced, announce] = useState('')
  const { phase, totals, recent } = state
  const now = useNow()

  async function copy(id: string, name: string): Promise<boolean> {
    const { copied } = await api.copyRecentLink(id)
    // Announced each time, even for the same image.
    announce('')
    if (copied > 0) requestAnimationFrame(() => announce(translate('popover.copied', { name })))
    return copied > 0
  }

  return (
    <PopoverWindow label={translate('popover.label')} announced={announced}>
      <PopoverHead
        title={titleOf(state, translate)}
        {...detailOf(state, format, translate)}
        fraction={totals.unfinished === 0 ? undefined : sentFraction(totals)}
        isPaused={phase.kind !== 'uploading'}
        action={queueAction(phase.kind, translate)}
      />
      <PopoverList
        label={translate('popover.recent')}
        copyLabel={translate('uploads.copyLink')}
        nothing={translate('history.emptyNext')}
        links={recent.map(({ id, name, uploadedAt }) => ({
          id,
          name,
          when: format.ago(uploadedAt, now),
          thumbnail: thumbnailAddress(id),
        }))}
        onCopy={copy}
      />
      <PopoverBar
        chooseFiles={{ label: translate('drop.choose'), onPress: act('chooseFiles') }}
        paste={{ label: translate('drop.paste'), onPress: act('uploadClipboard') }}
        open={{ label: translate('tray.open'), onPress: act('open') }}
      />
    </PopoverWindow>
  )
}

/** Pauses or resumes. Uploads that are already held back for another cause cannot be paused as well. */
function queueAction(phase: PopoverState['phase']['kind'], translate: Translate): PopoverHeadProps['action'] {
  switch (phase) {
    case 'paused':
      return { label: translate('tray.resume'), onPress: act('resume') }
    case 'uploading':
      return { label: translate('tray.pause'), onPress: act('pause') }
    default:
      return undefined
  }
}

const refreshMilliseconds = 15_000

/** The current time, updated a few times a minute, to show how long ago something was. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), refreshMilliseconds)
    return () => clearInterval(timer)
  }, [])
  return now
}
