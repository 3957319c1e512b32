import type { Conversion, ConversionOverrides } from '../../../shared/uploads/conversion'
import { failure, type Failure } from '../../../shared/failures/failure'
import type { IntakeAnswer } from '../../../shared/contract'
import type { ImageBytes } from '../../../shared/uploads/image-bytes'
import type { LeftOutFiles } from '../../../shared/uploads/left-out-files'
import { problem, success, type Result } from '../../../shared/result'
import type { ImageSniffer } from '../../ports/images'
import type { Clock } from '../../ports/clock'
import type { Counters, Journal, JournalRecord } from '../../ports/journal'
import type { Files } from '../../ports/files'
import type { Ids } from '../../ports/ids'
import type { Spool } from '../../ports/spool'
import { copyTypeOf } from '../attempt/prepare/conversion-rules'
import type { UploadList } from '../upload-list'
import type { UploadQueue } from '../queue/upload-queue'
import { IntakeBatch, type BegunBatch } from './intake-batch'
import { pathOf, walk, type Candidate } from './intake-walk'
import { judgeCandidate, type Judged } from './judge-candidate'
import { keepImage } from './keep-image'
import { isLeftOut } from './left-out'
import { OngoingIntakes } from './ongoing-intakes'

export interface IntakeNeeds {
  readonly files: Files
  readonly spool: Spool
  readonly sniffer: ImageSniffer
  readonly journal: Journal
  readonly counters: Counters
  readonly clock: Clock
  readonly ids: Ids
  readonly list: UploadList
  readonly queue: UploadQueue
  readonly removesMetadata: () => boolean
  readonly conversion: () => Conversion
  readonly onLeftOut?: (leftOut: LeftOutFiles) => void
}

/** What one drop, choice, paste or command led to. */
export interface IntakeResult extends IntakeAnswer {
  readonly batchId: string
  readonly uploadIds: readonly string[]
  /** For each of these uploads, the index, counted from 0, of the path or image that led to it. */
  readonly inputs: readonly number[]
}

/** An image in the spool, or why it is not there. */
export interface KeptImage {
  readonly name: string
  readonly kept: Result<{ readonly path: string }, Failure>
}

/** Called with the id of a batch before its first upload is made. */
export type OnBegin = (batchId: string) => void

export interface IntakeOptions {
  readonly onBegin?: OnBegin
  /** Called with what was left out of folders, instead of a notice in the window. */
  readonly onLeftOut?: (leftOut: LeftOutFiles) => void
  /** How images are converted, if differently from the settings. */
  readonly conversion?: ConversionOverrides
  /** Whether metadata is removed even if the settings leave it. */
  readonly removesMetadata?: boolean
  /** The batch to go on with, which an earlier run had begun, and the files that it had taken in. */
  readonly begun?: BegunBatch
  /** What is to be taken in before; until then, this can be cancelled. */
  readonly after?: Promise<unknown>
  /** After it has aborted, no more of it is taken in. */
  readonly signal?: AbortSignal
}

/**
 * The one way in for every door: bytes or paths become uploads, each accepted or refused with a
 * reason. A refused file is an upload in the state `failed`, so that nothing disappears silently; what is no
 * image in a folder is left out, and reported once.
 */
export class Intake {
  readonly #needs: IntakeNeeds
  readonly #ongoing: OngoingIntakes
  readonly #batches = new Set<IntakeBatch>()
  #hasEnded = false

  constructor(needs: IntakeNeeds) {
    this.#needs = needs
    this.#ongoing = new OngoingIntakes(needs.clock)
  }

  async acceptPaths(
    paths: readonly string[],
    destinationId: string,
    options?: IntakeOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#accept(destinationId, options, async (batch) => {
      await this.#acceptWalked(paths, batch)
      await this.#refuseEmpty(paths, batch)
    })
  }

  async acceptBytes(
    images: readonly ImageBytes[],
    destinationId: string,
    options?: IntakeOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#accept(destinationId, options, async (batch) => {
      const kept: KeptImage[] = []
      for (const image of images) kept.push({ name: image.name, kept: await this.#keep(image) })
      await this.#acceptKept(kept, batch)
    })
  }

  /** Accepts images that are already in the spool; from now on the intake releases them. */
  async acceptKept(
    images: readonly KeptImage[],
    destinationId: string,
    options?: IntakeOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#accept(destinationId, options, (batch) => this.#acceptKept(images, batch))
  }

  async #accept(
    destinationId: string,
    options: IntakeOptions = {},
    fill: (batch: IntakeBatch) => Promise<void>,
  ): Promise<Result<IntakeResult, Failure>> {
    if (destinationId === '') return problem(failure('settings-incomplete', { reason: 'noDestination' }))
    const { onBegin, onLeftOut = this.#needs.onLeftOut, after, signal } = options
    const { begun = { id: this.#needs.ids.uuid(), taken: none } } = options
    const batch = new IntakeBatch(begun, destinationId, options)
    onBegin?.(batch.id)
    this.#batches.add(batch)
    const cancel = () => void (batch.isCancelled = true)
    if (signal?.aborted === true) cancel()
    signal?.addEventListener('abort', cancel)
    const filled = after === undefined ? fill(batch) : after.then(() => fill(batch))
    await this.#ongoing.track(filled).finally(() => {
      this.#batches.delete(batch)
      signal?.removeEventListener('abort', cancel)
    })
    // Some of it may not have been taken in.
    if (this.#hasEnded) return problem(failure('unexpected', { reason: 'cancelled' }))
    if (batch.leftOut.count > 0) onLeftOut?.(batch.leftOut)
    return success({
      batchId: batch.id,
      accepted: batch.accepted,
      refused: batch.uploadIds.length - batch.accepted,
      uploadIds: batch.uploadIds,
      inputs: batch.inputs,
    })
  }

  /** Takes in no more of what has been given so far. */
  cancel(): void {
    for (const batch of this.#batches) batch.isCancelled = true
  }

  /**
   * Waits until all inputs are taken in, or the disk yields nothing for as long as a person would wait.
   *
   * @param onSlow called once if it takes longer than that
   */
  finish(onSlow: () => void): Promise<void> {
    return this.#ongoing.finish(onSlow)
  }

  /** From now on nothing is taken in, because the journal and the list are closed. */
  end(): void {
    this.#hasEnded = true
  }

  async #keep(image: ImageBytes): Promise<KeptImage['kept']> {
    const kept = await keepImage(this.#needs.spool, image)
    this.#ongoing.stepped()
    return kept
  }

  async #acceptKept(images: readonly KeptImage[], batch: IntakeBatch): Promise<void> {
    const paths: string[] = []
    const spooled: Spooled = new Map()
    for (const [input, { name, kept }] of images.entries()) {
      if (kept.ok) {
        paths.push(kept.value.path)
        spooled.set(kept.value.path, { input, name })
      } else await this.#add([refusedCandidate(input, name, kept.problem)], batch)
    }
    await this.#acceptWalked(paths, batch, spooled)
    if (!batch.isCancelled) return
    for (const [path, { input }] of spooled)
      if (!batch.answered.has(input)) await this.#needs.spool.release(path)
  }

  async #acceptWalked(
    paths: readonly string[],
    batch: IntakeBatch,
    spooled: Spooled = new Map(),
  ): Promise<void> {
    for await (const candidates of walk(this.#needs.files, paths)) {
      this.#ongoing.stepped()
      if (this.#hasEnded || batch.isCancelled) return
      const left = candidates.filter((candidate) => !batch.isTaken(candidate))
      const named = left.map((candidate) => asGiven(candidate, spooled))
      if (named.length > 0) await this.#add(named, batch)
    }
  }

  /** Refuses folders without any image. Only the given folders are refused, not every folder below them. */
  async #refuseEmpty(paths: readonly string[], batch: IntakeBatch): Promise<void> {
    if (batch.isCancelled) return
    const empty = paths.flatMap((path, input) => {
      if (batch.answered.has(input)) return []
      const name = this.#needs.files.nameOf(path).normalize('NFC')
      return [refusedCandidate(input, name, failure('not-an-image', { name, reason: 'emptyFolder' }))]
    })
    if (empty.length > 0) await this.#add(empty, batch)
  }

  async #add(candidates: readonly Candidate[], batch: IntakeBatch): Promise<void> {
    const { journal, counters, list, queue } = this.#needs
    const all = await Promise.all(candidates.map((candidate) => judgeCandidate(this.#needs, candidate)))
    if (this.#hasEnded || batch.isCancelled) return
    const judged = all.filter((one) => !isLeftOut(one))
    batch.leaveOut(all.filter(isLeftOut))
    if (judged.length === 0) return
    const first = counters.take(batch.destinationId, judged.length)
    const records = judged.map((one, index) => this.#record(one, batch, first + index))
    const recorded = journal.record(records)
    if (!recorded.ok) {
      // An image that cannot be journalled is not accepted: it would be lost with the next crash.
      const refused = records.map((record) => refusedFor(record, recorded.problem))
      for (const record of refused) list.addUnrecorded(record)
      batch.note(refused, judged)
      return
    }
    for (const record of records) list.add(record)
    list.records.written(records)
    queue.enqueue(records.map(({ upload }) => upload).filter(({ status }) => status.state === 'waiting'))
    batch.note(records, judged)
  }

  #record(
    { candidate, source, type, dimensions, status }: Judged,
    batch: IntakeBatch,
    counter: number,
  ): JournalRecord {
    const { clock, ids, removesMetadata, conversion: chosen } = this.#needs
    const { contentType } = type
    const conversion = { ...chosen(), ...batch.overrides }
    // A file that could not be read may turn out to be an image when it is retried.
    const mayBeConverted =
      contentType === '' ||
      copyTypeOf({ contentType, ...(dimensions && { dimensions }) }, conversion) !== undefined
    return {
      upload: {
        id: ids.uuid(),
        batchId: batch.id,
        name: candidate.name,
        sizeBytes: source.sizeBytes,
        contentType,
        ...(dimensions && { dimensions }),
        destinationId: batch.destinationId,
        acceptedAt: clock.now(),
        revision: 1,
        status,
      },
      source,
      plan: {
        extension: type.extension,
        folder: candidate.folder,
        counter,
        wantedKey: '',
        suffix: 0,
        sha256: '',
        ...((batch.removesMetadata || removesMetadata()) && { metadata: 'remove' }),
        ...(mayBeConverted && { conversion }),
      },
    }
  }
}

const none: ReadonlySet<string> = new Set()

/** By path in the spool: the index of the given image and its name. */
type Spooled = Map<string, Pick<Candidate, 'input' | 'name'>>

/** What was refused before stays so for its own reason. */
function refusedFor(record: JournalRecord, reason: Failure): JournalRecord {
  if (record.upload.status.state === 'failed') return record
  return { ...record, upload: { ...record.upload, status: { state: 'failed', failure: reason } } }
}

function refusedCandidate(input: number, name: string, reason: Failure): Candidate {
  return { input, name, folder: '', inspected: { kind: 'failure', failure: reason, path: '' } }
}

/** Shows spooled bytes under the name they came with, instead of their path in the spool. */
function asGiven(candidate: Candidate, spooled: Spooled): Candidate {
  return { ...candidate, ...spooled.get(pathOf(candidate)) }
}
