import { createImageSniffer } from '../../electron/adapters/images/sniffer/sniffer'
import type { ReadFile } from '../../electron/core/ports/files'
import type { AttemptNeeds } from '../../electron/core/uploads/attempt/attempt-needs'
import type { AttemptOutcome } from '../../electron/core/uploads/attempt/attempt-outcome'
import { attemptUpload } from '../../electron/core/uploads/attempt/attempt-upload'
import { Conditions } from '../../electron/core/uploads/attempt/send/conditions'
import { Duplicates } from '../../electron/core/uploads/attempt/recognise/duplicates'
import { KeyRegistry } from '../../electron/core/uploads/attempt/key/key-registry'
import { KeyTurns } from '../../electron/core/uploads/attempt/key/key-turns'
import { NameOrder } from '../../electron/core/uploads/attempt/key/name-order'
import { Pace } from '../../electron/core/uploads/attempt/send/pace'
import { UploadList } from '../../electron/core/uploads/upload-list'
import { Withdrawals } from '../../electron/core/uploads/attempt/withdrawals'
import { failure } from '../../electron/shared/failures/failure'
import { problem, success } from '../../electron/shared/result'
import { FakeClock } from './fake-clock'
import { MemoryHistory, MemoryJournal, MemoryTraits } from './memory-ports'
import { noConverter, noMetadata, noSpool } from './no-op-ports'

type Given = Pick<AttemptNeeds, 'open'> & Partial<AttemptNeeds>

/** The hash of every file in an attempt's tests. */
export const attemptSha256 = 'abcdef0123456789'.repeat(4)

/** The ports of an upload attempt, in memory: all files have the same bytes, and none can be inspected. */
export function attemptNeeds(given: Given, image: Partial<ReadFile> = {}): AttemptNeeds {
  const unreadable = problem(failure('file-unreadable'))
  return {
    list: new UploadList(new MemoryJournal()),
    journal: new MemoryJournal(),
    keys: new KeyRegistry(() => []),
    history: new MemoryHistory(),
    turns: new KeyTurns(),
    untilRemoved: async () => undefined,
    sweep: () => undefined,
    names: new NameOrder(),
    conditions: new Conditions(new MemoryTraits()),
    duplicates: new Duplicates({
      history: new MemoryHistory(),
      isWanted: () => false,
      isBeingDeleted: () => false,
      briefOf: () => undefined,
    }),
    pace: new Pace(new FakeClock(), () => 0),
    withdrawals: new Withdrawals(),
    maxKeptBytes: () => 0,
    onTakenKey: () => 'suffix',
    slots: { borrow: () => false, release: () => undefined },
    isFromEarlierRun: () => false,
    onPartStored: () => undefined,
    clock: new FakeClock(),
    ids: { uuid: () => 'uuid', random: () => 0.5 },
    files: {
      nameOf: (path) => path,
      inspect: async () => unreadable,
      list: async () => unreadable,
      sha256: async () => success(attemptSha256),
      read: async () =>
        success({ sha256: attemptSha256, bytes: new Uint8Array(), release: () => undefined, ...image }),
    },
    sniffer: createImageSniffer(),
    spool: noSpool,
    metadata: noMetadata,
    converter: noConverter,
    removesMetadata: () => false,
    openAt: given.open,
    ...given,
  }
}

/** Tries a listed upload as the queue does, for the first time or once more. */
export function attempt(
  needs: AttemptNeeds,
  id: string,
  signal = new AbortController().signal,
): Promise<AttemptOutcome> {
  needs.list.apply(id, { type: 'wait' })
  needs.list.apply(id, { type: 'prepare' })
  return attemptUpload(needs, id, signal)
}
