import { failure } from '../../electron/shared/failures/failure'
import { problem } from '../../electron/shared/result'
import { JournalKeeper, type JournalKeeperNeeds } from '../../electron/core/uploads/journal/journal-keeper'

type Needs = Pick<JournalKeeperNeeds, 'list' | 'journal' | 'history' | 'clock'> & Partial<JournalKeeperNeeds>

/** A journal keeper without files: it can neither hash nor spool. */
export function keeperWithoutFiles(needs: Needs): JournalKeeper {
  return new JournalKeeper({
    spool: {
      keep: async () => problem(failure('disk-full')),
      owns: () => false,
      release: async () => undefined,
    },
    files: { sha256: async () => problem(failure('file-unreadable')) },
    nameDestination: () => ({ name: 'Blog', bucket: 'photos', endpoint: 'https://nas.example' }),
    wantsHashes: () => false,
    onHistoryChange: () => undefined,
    onRefusalChange: () => undefined,
    ...needs,
  })
}
