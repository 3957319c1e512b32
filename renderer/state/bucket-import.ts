import type { ImportRun } from '../../electron/shared/history/bucket-import'
import type { PageBridge } from '../api'
import { Listeners } from './listeners'

/** The search of a bucket that main is running, or one whose result the person has not seen yet. */
export class BucketImportStore {
  readonly #bridge: Pick<PageBridge, 'forgetBucketImport'>
  readonly #listeners = new Listeners()
  #run: ImportRun | null = null
  #wasUpdated = false
  #isWatched = false

  private constructor(bridge: Pick<PageBridge, 'forgetBucketImport'>) {
    this.#bridge = bridge
  }

  /** Subscribes first, then reads what began before the page was loaded. */
  static async open(
    bridge: Pick<PageBridge, 'on' | 'readBucketImport' | 'forgetBucketImport'>,
  ): Promise<BucketImportStore> {
    const store = new BucketImportStore(bridge)
    bridge.on('bucketImportChanged', (run) => {
      store.#wasUpdated = true
      store.#show(run)
    })
    const run = await bridge.readBucketImport()
    if (!store.#wasUpdated) store.#show(run)
    return store
  }

  readonly subscribe = this.#listeners.subscribe
  readonly read = (): ImportRun | null => this.#run

  /** Whether its dialog is open, which shows the result. */
  get isWatched(): boolean {
    return this.#isWatched
  }

  /** Marks its dialog as open until the returned function is called: then the person has seen the result. */
  watch(): () => void {
    this.#isWatched = true
    return () => {
      this.#isWatched = false
      if (this.#run !== null && this.#run.state.kind !== 'running') this.forget()
    }
  }

  /** The person has seen the result. */
  forget(): void {
    void this.#bridge.forgetBucketImport()
  }

  #show(run: ImportRun | null): void {
    this.#run = run
    this.#listeners.notify()
  }
}
