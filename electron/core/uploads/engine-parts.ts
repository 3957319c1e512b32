import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import { EntryChanges } from '../history/changes/entry-changes'
import { LinkRenewer } from '../links/link-renewer'
import type { BucketLocation } from '../bucket-location'
import { Conditions } from './attempt/send/conditions'
import { Duplicates } from './attempt/recognise/duplicates'
import { ExplainedAttempts } from './attempt/explained-attempts'
import { KeyRegistry } from './attempt/key/key-registry'
import { KeyTurns } from './attempt/key/key-turns'
import { NameOrder } from './attempt/key/name-order'
import { Pace } from './attempt/send/pace'
import { Withdrawals } from './attempt/withdrawals'
import { BatchWatcher } from './batches/batch-watcher'
import { UndoBatch } from './batches/undo-batch'
import { goesElsewhere, keptBytesFor, redirectIfGone } from './changed-destinations'
import type { EngineChoices } from './engine-choices'
import type { EnginePorts } from './engine-ports'
import { Intake } from './intake/intake'
import { EarlierUploads } from './journal/earlier-uploads'
import { JournalKeeper } from './journal/journal-keeper'
import { LeftoverSweeper } from './journal/leftover-sweeper'
import { OpenDestinations } from './open-destinations'
import { Slices } from '../slices'
import { UploadQueue } from './queue/upload-queue'
import { UploadList } from './upload-list'

/** The most bytes of images, all together, that wait in memory for the network. */
const maxKeptInAllBytes = 16 * 1024 ** 2

export type EngineParts = ReturnType<typeof buildEngineParts>

/**
 * Builds the parts of an engine.
 *
 * @param forgetDeleted removes uploads whose objects were deleted from list, history and journal
 */
export function buildEngineParts(
  ports: EnginePorts,
  choices: EngineChoices,
  forgetDeleted: (ids: readonly string[]) => Result<null, Failure>,
) {
  const isBeingDeleted = (id: string): boolean =>
    undo.isBeingDeleted(id) || choices.isBeingDeleted?.(id) === true
  const common = buildCommonParts(ports, choices, isBeingDeleted)
  const { list, withdrawals } = common
  const needs = { ...ports, ...choices, ...common }
  const earlier = new EarlierUploads(needs)
  const queue: UploadQueue = new UploadQueue({
    ...needs,
    attempt: (id, signal) => withdrawals.trackAttempt(id, () => attempts.attempt(id, signal)),
    goesElsewhere: (id) => goesElsewhere(list.get(id), choices),
    redirectIfGone: (upload) => redirectIfGone(upload, needs),
    onStateChange: choices.onQueueChange,
  })
  const attempts = new ExplainedAttempts({
    ...needs,
    maxKeptBytes: () => maxKeptInAllBytes / choices.parallelUploads(),
    slots: queue.slots,
    onPartStored: (id) => queue.partStored(id),
    isFromEarlierRun: (id) => earlier.has(id),
    untilRemoved: (...place) => leftovers.pending.untilRemoved(...place),
    sweep: (records) => leftovers.sweep(records),
  })
  const leftovers = new LeftoverSweeper(needs)
  const batches = new BatchWatcher(list, choices.onBatchFinished)
  const intake = new Intake({ ...needs, queue })
  const undo: UndoBatch = new UndoBatch({
    ...needs,
    forget: forgetDeleted,
  })
  const linkRenewer = new LinkRenewer(needs)
  const keeper = new JournalKeeper({
    ...needs,
    wantsHashes: choices.reuseEarlierLinks,
    onRefusalChange: choices.onQueueChange,
  })
  return { ...common, earlier, queue, leftovers, batches, intake, undo, linkRenewer, keeper }
}

/** Builds what several of the other parts use. */
function buildCommonParts(
  ports: EnginePorts,
  choices: EngineChoices,
  isBeingDeleted: (entryId: string) => boolean,
) {
  const list = new UploadList(ports.journal, (record) => keptBytesFor(record, choices))
  const destinations = new OpenDestinations(ports.stores, choices.targetOf, choices.destinationIds)
  const conditions = new Conditions(ports.traits)
  return {
    list,
    keys: new KeyRegistry(() => list.briefs),
    turns: new KeyTurns(),
    names: new NameOrder(),
    withdrawals: new Withdrawals(),
    changes: new EntryChanges({ history: ports.history, endSendings: () => conditions.cancelAll() }),
    conditions,
    duplicates: new Duplicates({
      history: ports.history,
      isWanted: choices.reuseEarlierLinks,
      isBeingDeleted,
      briefOf: (id) => list.brief(id),
    }),
    slices: new Slices(ports.clock),
    pace: new Pace(ports.clock, choices.bytesPerSecondLimit),
    destinations,
    open: (id: string) => destinations.open(id),
    openAt: (id: string, location: BucketLocation) => destinations.openAt(id, location),
    openOthersAt: (id: string, location: BucketLocation) => destinations.openOthersAt(id, location),
    nameDestination: (id: string) => {
      const target = choices.targetOf(id)
      return target.ok ? target.value : { name: '', bucket: '' }
    },
  }
}
