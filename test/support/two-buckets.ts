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
  /** The former bucket as the other destination reaches it: with the same objects. */
  readonly formerByOther = new MemoryBucket(this.former.objects)
  readonly present = new MemoryBucket()
  readonly history = new MemoryHistory()
  readonly journal = new MemoryJournal()
  readonly clock = new FakeClock()
  /** Another destination, if there is one. */
  other: StoreTarget | undefined
  /** What was given up. */
  readonly leftBehind: unknown[] = []
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
      engineChoices(this.target, {
        targetOf: (id) => success(id === this.other?.id ? this.other : this.target),
        destinationIds: () => [this.target.id, ...(this.other === undefined ? [] : [this.other.id])],
        onLeftBehind: (one) => this.leftBehind.push(one),
      }),
    )
  }

  #open({ id, bucket, region }: StoreTarget): MemoryBucket {
    this.opened.push(`${bucket} in ${region}`)
    if (bucket !== 'former') return this.present
    return id === this.other?.id ? this.formerByOther : this.former
  }
}
