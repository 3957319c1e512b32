import { noEvidence } from '../../shared/destinations/check'
import { failure } from '../../shared/failures/failure'
import type { LinkSubject } from '../../shared/links/link-format'
import type { CopyProof, LinkProof } from '../../shared/links/link-proof'
import { withDeadline } from '../doctor/deadline'
import { judgeLink, wellOpened } from '../doctor/judge-link'
import type { Clock } from '../ports/clock'
import type { PublicWeb } from '../ports/web'
import { hasEnded } from './life-left'
import { neverAborted } from '../aborted'

export interface LinkProverNeeds {
  readonly web: PublicWeb
  readonly clock: Clock
}

/** How long copying waits for servers to say whether the links work. */
const copyMilliseconds = 2_000

/** Enough to get through a batch quickly, few enough not to burden a server. */
const atOnce = 8

/** Opens links as readers would, to find out what they would see. */
export class LinkProver {
  readonly #needs: LinkProverNeeds

  constructor(needs: LinkProverNeeds) {
    this.#needs = needs
  }

  /** In the order given; undefined for links that did not answer in time. */
  async prove(
    subjects: readonly LinkSubject[],
    milliseconds: number,
  ): Promise<readonly (LinkProof | undefined)[]> {
    const proofs = subjects.map((): LinkProof | undefined => undefined)
    const waiting = subjects.entries()
    const work = async (signal: AbortSignal): Promise<void> => {
      for (const [index, subject] of waiting) {
        const proof = signal.aborted ? undefined : await this.#ask(subject, signal)
        if (signal.aborted) return
        proofs[index] = proof
      }
    }
    const signal = neverAborted()
    await withDeadline(this.#needs.clock, milliseconds, signal, (own) =>
      Promise.all(Array.from({ length: atOnce }, () => work(own))),
    )
    return proofs
  }

  /** Checks links that are about to be copied, and sums up the result. */
  async proveCopy(subjects: readonly LinkSubject[]): Promise<CopyProof | undefined> {
    return sumUpProofs(await this.prove(subjects, copyMilliseconds))
  }

  async #ask(subject: LinkSubject, signal: AbortSignal): Promise<LinkProof> {
    const { url, bucket = '', sizeBytes } = subject
    if (hasEnded(subject, this.#needs.clock.now())) return ended
    const fetched = await this.#needs.web.fetchHead(url, signal)
    const hasEndedMeanwhile = hasEnded(subject, this.#needs.clock.now())
    const outcome = judgeLink({ url, bucket, sizeBytes, hasEnded: hasEndedMeanwhile }, fetched)
    const { contentType, milliseconds } = fetched.ok ? fetched.value : { contentType: '', milliseconds: 0 }
    return { outcome, contentType: contentType.split(';', 1)[0] ?? '', milliseconds }
  }
}

/** A link that has ended fails without a request. */
const ended: LinkProof = {
  outcome: {
    status: 'failed',
    failure: failure('access-denied', { reason: 'linkEnded' }),
    evidence: noEvidence,
  },
  contentType: '',
  milliseconds: 0,
}

/** Sums up all proofs: the first problem if there is one, otherwise whether all of them answered. */
export function sumUpProofs(proofs: readonly (LinkProof | undefined)[]): CopyProof | undefined {
  const known = proofs.filter((proof) => proof !== undefined)
  const suspects = known.filter((proof) => !isWell(proof))
  const [first] = suspects
  if (first !== undefined) return { state: 'suspect', count: suspects.length, proof: first }
  if (known.length < proofs.length) return { state: 'late' }
  const slowest = known.toSorted((one, other) => other.milliseconds - one.milliseconds)[0]
  return slowest === undefined ? undefined : { state: 'open', proof: slowest }
}

function isWell({ outcome }: LinkProof): boolean {
  return outcome.status === 'passed' && wellOpened.includes(outcome.note)
}
