import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { ImportRun } from '../../electron/shared/history/bucket-import'
import type { DeletionState } from '../../electron/shared/history/deletion'
import type { Settings } from '../../electron/shared/app/settings'
import type { ShownUpload } from '../../electron/shared/uploads/upload'
import type { PageBridge } from '../api'
import { BucketImportStore } from './bucket-import'
import { DeletionStore } from './deletion'
import { HistoryStore } from './history'
import { HistorySelectionStore, type HistorySelection } from './history-selection'
import { NoticesStore, type NumberedNotice } from './notices'
import type { Overview } from './overview'
import { ScreenStore } from './screen'
import { SettingsStore } from './settings'
import { ToastsStore, type ToastWords } from './toasts'
import { type AskedUndo, UndoStore } from './undo'
import { UploadsStore } from './uploads'

export interface Stores {
  readonly uploads: UploadsStore
  readonly settings: SettingsStore
  readonly notices: NoticesStore
  readonly screen: ScreenStore
  readonly toasts: ToastsStore
  readonly undo: UndoStore
  readonly deletion: DeletionStore
  readonly bucketImport: BucketImportStore
  readonly history: HistoryStore
  readonly historySelection: HistorySelectionStore
}

/** Opens every store; resolves when each has its first snapshot. */
export async function openStores(bridge: PageBridge): Promise<Stores> {
  const screen = ScreenStore.open(bridge)
  const [uploads, settings, deletion, bucketImport, notices] = await Promise.all([
    UploadsStore.open(bridge),
    SettingsStore.open(bridge),
    DeletionStore.open(bridge),
    BucketImportStore.open(bridge),
    NoticesStore.open(bridge),
  ])
  const history = new HistoryStore(bridge)
  return {
    uploads,
    settings,
    deletion,
    bucketImport,
    notices,
    screen,
    toasts: new ToastsStore(),
    undo: new UndoStore(),
    history,
    historySelection: new HistorySelectionStore(history, bridge),
  }
}

export const StoresContext = createContext<Stores | undefined>(undefined)

/** The stores themselves; to show their content, use the hooks below. */
export function useStores(): Stores {
  const stores = useContext(StoresContext)
  if (stores === undefined) throw new Error('No StoresContext above this component')
  return stores
}

interface Store<Content> {
  readonly subscribe: (listener: () => void) => () => void
  readonly read: () => Content
}

/** What a store holds now; redraws with each of its changes. */
function useContentOf<Content>({ subscribe, read }: Store<Content>): Content {
  return useSyncExternalStore(subscribe, read)
}

export const useSettings = (): Settings => useContentOf(useStores().settings)

export const useNotices = (): readonly NumberedNotice[] => useContentOf(useStores().notices)

export const useToast = (): ToastWords | undefined => useContentOf(useStores().toasts)

export const useAskedUndo = (): AskedUndo | undefined => useContentOf(useStores().undo)

/** The search of a bucket that is running, or one whose result the person has not seen yet. */
export const useBucketImport = (): ImportRun | null => useContentOf(useStores().bucketImport)

/** What main is deleting from buckets. */
export const useDeletion = (): DeletionState => useContentOf(useStores().deletion)

export const useHistorySelection = (): HistorySelection => useContentOf(useStores().historySelection)

export const useScreen = (): ReturnType<ScreenStore['read']> => useContentOf(useStores().screen)

/** Ids in the order of the list; changes only when uploads come or go. */
export function useUploadOrder(): readonly string[] {
  const { uploads } = useStores()
  return useSyncExternalStore(uploads.subscribeToOrder, uploads.readOrder)
}

/** One upload; redraws only for its own changes. Absent once it was cleared. */
export function useUpload(id: string): ShownUpload | undefined {
  const { uploads } = useStores()
  const subscribe = useCallback((listener: () => void) => uploads.subscribeTo(id, listener), [uploads, id])
  return useSyncExternalStore(subscribe, () => uploads.read(id))
}

/** All totals; redraws with every change, many times a second. */
export const useOverview = (): Overview => useOverviewOf((overview) => overview)

/** One value derived from the totals; redraws when it differs by `Object.is`. */
export function useOverviewOf<Selected>(select: (overview: Overview) => Selected): Selected {
  const { uploads } = useStores()
  return useSyncExternalStore(uploads.subscribeToOverview, () => select(uploads.readOverview()))
}
