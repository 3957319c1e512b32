import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Kept } from '../../kept'
import { isReadyToPaste, nextFailedId } from '../../state/selectors'
import { useOverviewOf, useStores } from '../../state/stores'
import { classes } from '../../style/classes'
import { Split } from '../../views/controls/Split'
import { Lane } from '../../views/uploads/Lane'
import { UploadList, type UploadListHandle } from '../../views/uploads/list/UploadList'
import type { ListPlace } from '../../views/uploads/list/use-virtual-rows'
import { ClosedLinksBanner } from './ClosedLinksBanner'
import { ConnectedPastePanel } from './ConnectedPastePanel'
import { ConnectedRow, type ConnectedRowProps } from './ConnectedRow'
import { ConnectedStrip } from './ConnectedStrip'
import { HoldBanners } from './HoldBanners'
import { firstNewId } from './new-rows'
import type { ClosedLinks } from './use-closed-links'
import { useCalmPanel } from './use-calm-panel'
import { useIntake } from './use-intake'
import type { Rows } from './use-rows'
import styles from './ListedUploads.module.css'

const keptPlace = new Kept<ListPlace | undefined>(undefined)

export interface ListedUploadsProps
  extends Pick<Rows, 'selecting' | 'events'>, Pick<ConnectedRowProps, 'onAltTextEnd' | 'onShowDetails'> {
  readonly ids: readonly string[]
  readonly closedLinks: ClosedLinks | undefined
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The upload whose alt text the person is editing. */
  readonly editedId: string | undefined
}

/** What stops the uploads, their totals, and their list; once all have ended, also what a paste would give. */
export function ListedUploads(props: ListedUploadsProps) {
  const { ids, closedLinks, scroller, selecting, events, editedId, onAltTextEnd, onShowDetails } = props
  const translate = useTranslate()
  const { uploads } = useStores()
  const hasPanel = useCalmPanel(useOverviewOf(isReadyToPaste), scroller)
  const intake = useIntake()
  const list = useRef<UploadListHandle>(null)
  const { current } = selecting
  const showFailed = useCallback(() => {
    const id = nextFailedId(uploads, current)
    if (id !== undefined) list.current?.goTo(id)
  }, [uploads, current])
  useLayoutEffect(() => {
    const id = firstNewId(ids)
    if (id !== undefined) list.current?.show(id)
  }, [ids])
  return (
    <>
      <HoldBanners />
      {closedLinks === undefined ? null : <ClosedLinksBanner {...closedLinks} />}
      <ConnectedStrip onShowFailed={showFailed} />
      <Split panelWidth="pasted" panel={hasPanel ? <ConnectedPastePanel /> : null}>
        <div ref={scroller} className={classes(styles['scroller'], 'scroll')}>
          <Lane {...intake} />
          <UploadList
            ref={list}
            label={translate('uploads.list')}
            ids={ids}
            selected={selecting.ids}
            currentId={current}
            events={events}
            scrollElement={scroller}
            place={keptPlace}
            nameOf={(id) => uploads.read(id)?.name ?? ''}
            renderRow={(id, isCurrent) => (
              <ConnectedRow
                id={id}
                isCurrent={isCurrent}
                isEditingAltText={id === editedId}
                onAltTextEnd={onAltTextEnd}
                onShowDetails={onShowDetails}
              />
            )}
          />
        </div>
      </Split>
    </>
  )
}
