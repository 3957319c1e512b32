import { systemClock, systemIds } from '../adapters/clock'
import type { OpenDatabase } from '../adapters/database/database'
import type { buildImages } from './build-images'
import type { buildSettings } from './build-settings'
import type { NoticeBoard } from '../core/notice-board'
import type { ObjectStores } from '../core/ports/object-store'
import { Engine } from '../core/uploads/engine'
import type { EngineChoices } from '../core/uploads/engine-choices'

export interface EngineNeeds extends Pick<
  EngineChoices,
  'isBeingDeleted' | 'onQueueChange' | 'onHistoryChange' | 'onBatchFinished' | 'onLeftBehind'
> {
  readonly settingsPart: ReturnType<typeof buildSettings>
  readonly imagesPart: ReturnType<typeof buildImages>
  readonly database: OpenDatabase
  readonly stores: ObjectStores
  readonly notices: NoticeBoard
}

/** Builds the engine on its ports, with the person's preferences. */
export function buildEngine(needs: EngineNeeds): Engine {
  const { settingsPart, imagesPart, database, stores, notices, ...rest } = needs
  const { settings, preferences } = settingsPart
  const { files, sniffer, spoolWithThumbnails, metadata, converter } = imagesPart
  const { journal, history, counters, traits, wasDamaged } = database
  return new Engine(
    {
      files,
      spool: spoolWithThumbnails,
      sniffer,
      metadata,
      converter,
      stores,
      journal,
      history,
      counters,
      traits,
      clock: systemClock,
      ids: systemIds,
    },
    {
      targetOf: (id) => settings.targetOf(id),
      destinationIds: () => settings.destinationIds,
      defaultDestinationId: () => settings.defaultDestinationId,
      parallelUploads: () => preferences().parallelUploads,
      onTakenKey: () => preferences().onTakenKey,
      bytesPerSecondLimit: () => preferences().bytesPerSecondLimit,
      reuseEarlierLinks: () => preferences().reuseEarlierLinks,
      removesMetadata: () => preferences().removeMetadata,
      conversion: () => preferences().conversion,
      onDestinationTrouble: 'wait',
      wasHistoryDamaged: wasDamaged,
      onLeftOut: (leftOut) => notices.post({ kind: 'files-left-out', leftOut }),
      onClockCorrected: (failure) => notices.post({ kind: 'failure', failure }),
      ...rest,
    },
  )
}
