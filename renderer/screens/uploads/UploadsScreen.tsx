import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { useSettings, useUploadOrder } from '../../state/stores'
import { isFocusLost, useKeptFocus } from '../../views/controls/use-kept-focus'
import { FirstRun } from '../settings/first-run/FirstRun'
import { ConnectedDetails } from './ConnectedDetails'
import { Invitation } from './Invitation'
import { ListedUploads } from './ListedUploads'
import { useClosedLinks } from './use-closed-links'
import { useRows } from './use-rows'
import { UploadsBar } from './UploadsBar'
import styles from './UploadsScreen.module.css'

/** The dropped images, their progress and their links. */
export function UploadsScreen() {
  const translate = useTranslate()
  const ids = useUploadOrder()
  const { destinations } = useSettings()
  const [detailsId, setDetailsId] = useState<string>()
  const [editedId, setEditedId] = useState<string>()
  const onAltTextEnd = useCallback(() => setEditedId(undefined), [])
  const scroller = useRef<HTMLDivElement>(null)
  const invitation = useRef<HTMLElement>(null)
  const nextFocus = () =>
    invitation.current ?? scroller.current?.querySelector<HTMLElement>('[data-index][tabindex="0"]')
  const kept = useKeptFocus(nextFocus)
  const closedLinks = useClosedLinks()
  const isFirstRun = ids.length === 0 && destinations.length === 0
  useHandedOn(isFirstRun, nextFocus)
  const { selecting, events, onKeyDown } = useRows(ids, {
    onShowDetails: setDetailsId,
    onEditAltText: setEditedId,
  })

  if (isFirstRun) return <FirstRun />
  return (
    <div className={styles['screen']} onKeyDown={onKeyDown} {...kept}>
      {ids.length === 0 ? (
        <div className={styles['empty']}>
          <Invitation ref={invitation} />
        </div>
      ) : (
        <ListedUploads
          {...{ ids, closedLinks, scroller, selecting, events, editedId, onAltTextEnd }}
          onShowDetails={setDetailsId}
        />
      )}
      <UploadsBar
        selected={selecting.ids}
        isFixUrgent={closedLinks !== undefined && closedLinks.fixes.length > 0}
      />
      {detailsId === undefined ? null : (
        <ConnectedDetails id={detailsId} onClose={() => setDetailsId(undefined)} />
      )}
      <p className="unseen" role="status">
        {selecting.ids.size > 1 ? translate('uploads.selectedCount', { count: selecting.ids.size }) : ''}
      </p>
    </div>
  )
}

/** The first-run screen is removed with the keyboard focus in it: the screen that replaces it takes the focus. */
function useHandedOn(isFirstRun: boolean, nextFocus: () => HTMLElement | null | undefined): void {
  const before = useRef(isFirstRun)
  useEffect(() => {
    if (before.current && !isFirstRun && isFocusLost()) nextFocus()?.focus({ preventScroll: true })
    before.current = isFirstRun
  })
}
