import { createImageSniffer } from '../../electron/adapters/images/sniffer/sniffer'
import type { ReadFile } from '../../electron/core/ports'
import type { AttemptNeeds } from '../../electron/core/uploads/attempt/attempt-needs'
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

/** The ports of an upload attempt, in memory: every file has this hash, and none can be inspected. */
export function attemptNeeds(
  image: Pick<ReadFile, 'sha256'> & Partial<ReadFile>,
  given: Given,
): AttemptNeeds {
  const unreadable = problem(failure('file-unreadable'))
  return {
    list: new UploadList(new MemoryJournal()),
    journal: new MemoryJournal(),
    keys: new KeyRegistry(() => []),
    history: new MemoryHistory(),
    turns: new KeyTurns(),
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
      sha256: async () => success(image.sha256),
      read: async () => success({ bytes: new Uint8Array(), release: () => undefined, ...image }),
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
