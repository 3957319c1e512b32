import type { ObjectStores, StoreTarget } from '../../electron/core/ports/object-store'
import { Engine } from '../../electron/core/uploads/engine'
import { success } from '../../electron/shared/result'
import { engineChoices } from './engine-choices'
import { enginePorts } from './engine-ports'
import { FakeClock } from './fake-clock'
import { MemoryBucket } from './memory-bucket'
import { MemoryHistory, MemoryJournal } from './memory-ports'
import { sampleTarget } from './sample-target'

/** A destination whose bucket `former` a test changes to another one, with what an engine needs for both. */
export class TwoBuckets {
  /** The settings of the destination, which may change. */
  target = sampleTarget({ bucket: 'former', endpoint: 'https://old.home' })
  readonly former = new MemoryBucket()
  readonly present = new MemoryBucket()
  readonly history = new MemoryHistory()
  readonly journal = new MemoryJournal()
  readonly clock = new FakeClock()
  /** Each bucket that was opened, with its region. */
  readonly opened: string[] = []
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** A later engine goes on with the journal of the one before. */
  openEngine(): Engine {
    const { journal, history, clock } = this
    const stores: ObjectStores = { open: (target) => this.#open(target) }
    return new Engine(
      enginePorts({ folder: this.#folder, stores, journal, history, clock }),
      engineChoices(this.target, { targetOf: () => success(this.target) }),
    )
  }

  #open({ bucket, region }: StoreTarget): MemoryBucket {
    this.opened.push(`${bucket} in ${region}`)
    return bucket === 'former' ? this.former : this.present
  }
}
