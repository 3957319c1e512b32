import { useCallback, useEffect, useRef, useState, type Ref } from 'react'
import { api } from '../../api'
import { takeIn } from '../../intake'
import { useTranslate } from '../../i18n/use-translate'
import { Kept } from '../../selection/kept'
import { acceleratorCaps, findCaps } from '../../shortcuts'
import { isReadyToPaste, nextFailedId } from '../../state/selectors'
import { useOverviewOf, useSettings, useStores, useUploadOrder } from '../../state/stores'
import { classes } from '../../style/classes'
import { isFocusLost, useKeptFocus } from '../../views/controls/use-kept-focus'
import { EmptyDrop } from '../../views/uploads/EmptyDrop'
import { Lane } from '../../views/uploads/Lane'
import { UploadList, type UploadListHandle } from '../../views/uploads/UploadList'
import type { ListPlace } from '../../views/uploads/use-virtual-rows'
import { FirstRun } from '../settings/FirstRun'
import { ConnectedDetails } from './ConnectedDetails'
import { ConnectedPastePanel } from './ConnectedPastePanel'
import { ConnectedRow } from './ConnectedRow'
import { ConnectedStrip } from './ConnectedStrip'
import { HoldBanners } from './HoldBanners'
import { useRows } from './use-rows'
import { UploadsBar } from './UploadsBar'
import styles from './UploadsScreen.module.css'

const keptPlace = new Kept<ListPlace | undefined>(undefined)

/** The dropped images, their progress and their links. */
export function UploadsScreen() {
  const translate = useTranslate()
  const stores = useStores()
  const ids = useUploadOrder()
  const { destinations } = useSettings()
  const isFinished = useOverviewOf(isReadyToPaste)
  const [detailsId, setDetailsId] = useState<string>()
  const [describedId, setDescribedId] = useState<string>()
  const onDescribed = useCallback(() => setDescribedId(undefined), [])
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<UploadListHandle>(null)
  const invitation = useRef<HTMLElement>(null)
  const nextFocus = () =>
    invitation.current ?? scroller.current?.querySelector<HTMLElement>('[data-index][tabindex="0"]')
  const kept = useKeptFocus(nextFocus)
  const isFirstRun = ids.length === 0 && destinations.length === 0
  useHandedOn(isFirstRun, nextFocus)
  const { selecting, events, onKeyDown } = useRows(ids, {
    onShowDetails: setDetailsId,
    onDescribe: setDescribedId,
  })

  const { current } = selecting
  const showFailed = useCallback(() => {
    const id = nextFailedId(stores.uploads, current)
    if (id !== undefined) list.current?.goTo(id)
  }, [stores, current])
  const chooseFiles = useCallback(() => void takeIn(stores, api.chooseFiles()), [stores])
  const paste = useCallback(() => void takeIn(stores, api.uploadClipboard()), [stores])
  const renderRow = useCallback(
    (id: string, isCurrent: boolean) => (
      <ConnectedRow
        id={id}
        isCurrent={isCurrent}
        isDescribed={id === describedId}
        onDescribed={onDescribed}
        onShowDetails={setDetailsId}
      />
    ),
    [describedId, onDescribed],
  )

  if (isFirstRun) return <FirstRun />
  return (
    <div className={styles['screen']} onKeyDown={onKeyDown} {...kept}>
      {ids.length === 0 ? (
        <div className={styles['empty']}>
          <Invitation ref={invitation} onChooseFiles={chooseFiles} onPaste={paste} />
        </div>
      ) : (
        <>
          <HoldBanners />
          <ConnectedStrip onShowFailed={showFailed} />
          <div className={classes(styles['split'], isFinished && styles['withPanel'])}>
            <div ref={scroller} className={classes(styles['scroller'], 'scroll')}>
              <Lane onChooseFiles={chooseFiles} onPaste={paste} />
              <UploadList
                ref={list}
                label={translate('uploads.list')}
                ids={ids}
                selected={selecting.ids}
                currentId={selecting.current}
                {...events}
                scrollElement={scroller}
                place={keptPlace}
                nameOf={(id) => stores.uploads.read(id)?.name ?? ''}
                renderRow={renderRow}
              />
            </div>
            {isFinished ? <ConnectedPastePanel /> : null}
          </div>
        </>
      )}
      <UploadsBar selected={selecting.ids} />
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

function Invitation(props: {
  readonly ref: Ref<HTMLElement>
  readonly onChooseFiles: () => void
  readonly onPaste: () => void
}) {
  const { preferences, shortcutState } = useSettings()
  return (
    <EmptyDrop
      {...props}
      chooseCaps={findCaps('choose-files', api.platform)}
      pasteCaps={findCaps('paste', api.platform)}
      shortcutCaps={
        shortcutState === 'registered' ? acceleratorCaps(preferences.globalShortcut, api.platform) : []
      }
      trayTakesDrops={api.platform === 'darwin'}
    />
  )
}
