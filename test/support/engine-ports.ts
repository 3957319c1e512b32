import path from 'node:path'
import { createFiles } from '../../electron/adapters/files/files'
import { createSpool } from '../../electron/adapters/files/spool'
import { createMetadataRemover } from '../../electron/adapters/images/metadata/remover'
import { createImageSniffer } from '../../electron/adapters/images/sniffer/sniffer'
import type { EnginePorts } from '../../electron/core/uploads/engine-ports'
import { noConverter } from './no-op-ports'
import { FakeClock } from './fake-clock'
import { MemoryBucket } from './memory-bucket'
import { MemoryHistory, MemoryJournal, MemoryTraits } from './memory-ports'

interface Given extends Partial<Pick<EnginePorts, 'stores' | 'history' | 'clock' | 'converter'>> {
  readonly folder: string
  /** New ids continue after those of its records. */
  readonly journal?: MemoryJournal
}

/** An engine's ports, with real files in a folder and everything else in memory. */
export function enginePorts({ folder, journal = new MemoryJournal(), ...rest }: Given): EnginePorts {
  let count = journal.records.size
  const spool = createSpool(path.join(folder, 'spool'))
  return {
    journal,
    history: new MemoryHistory(),
    stores: { open: () => new MemoryBucket() },
    clock: new FakeClock(),
    files: createFiles(),
    spool,
    metadata: createMetadataRemover(spool),
    converter: noConverter,
    sniffer: createImageSniffer(),
    counters: journal,
    traits: new MemoryTraits(),
    ids: { uuid: () => `id-${(count += 1)}`, random: () => 0 },
    ...rest,
  }
}
