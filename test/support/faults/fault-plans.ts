/** A fault that can hit a request. */
export type Fault =
  /** The connection is reset as soon as the request's head has arrived; the server sees nothing. */
  | { readonly kind: 'reset-before' }
  /** Reset after some of the request's bytes went through. */
  | { readonly kind: 'reset-within' }
  /** One byte of the request's body is changed. */
  | { readonly kind: 'damage' }
  /** The server has handled the request; the connection is reset in the middle of the answer's first line. */
  | { readonly kind: 'reset-answering' }
  /** The server has handled the request; none of its answer arrives. */
  | { readonly kind: 'lose-answer' }
  /** The answer is cut off halfway through its body or, without a body, its head. */
  | { readonly kind: 'cut-answer' }
  /** No more bytes in either direction. */
  | { readonly kind: 'stall' }
  /** The proxy answers with an error; the server sees nothing. */
  | {
      readonly kind: 'refuse'
      readonly status: 429 | 500 | 503
      readonly code: string
      readonly retryAfterSeconds?: number
    }

export interface FaultPlan {
  readonly name: string
  /** Each with the share of requests that it hits; the others pass. */
  readonly faults: readonly (readonly [share: number, fault: Fault])[]
  /** The maximum bandwidth of one connection to the server. */
  readonly bytesPerSecond?: number
  /** The network goes down and comes back: each lasts at most this long, in milliseconds. */
  readonly spells?: { readonly online: number; readonly offline: number }
  /** The idle timeout, if the usual one would be too short. */
  readonly idleMilliseconds?: number
}

const slowDown = { kind: 'refuse', status: 503, code: 'SlowDown' } as const
const internalError = { kind: 'refuse', status: 500, code: 'InternalError' } as const
const tooMany = { kind: 'refuse', status: 429, code: 'TooManyRequests' } as const

export const faultPlans: readonly FaultPlan[] = [
  { name: 'reset before', faults: [[0.2, { kind: 'reset-before' }]] },
  { name: 'reset within', faults: [[0.2, { kind: 'reset-within' }]] },
  { name: 'damage', faults: [[0.2, { kind: 'damage' }]] },
  { name: 'reset while answering', faults: [[0.2, { kind: 'reset-answering' }]] },
  { name: 'lost answer', faults: [[0.2, { kind: 'lose-answer' }]] },
  { name: 'cut answer', faults: [[0.2, { kind: 'cut-answer' }]] },
  { name: 'stall', faults: [[0.03, { kind: 'stall' }]] },
  {
    name: 'errors',
    faults: [
      [0.08, internalError],
      [0.05, slowDown],
      [0.04, { ...slowDown, retryAfterSeconds: 1 }],
      [0.03, tooMany],
    ],
  },
  { name: 'offline spells', faults: [], spells: { online: 900, offline: 1200 } },
  // Bytes in the system's buffers take seconds to be sent, without any visible progress.
  { name: 'slow link', faults: [], bytesPerSecond: 2 * 1024 ** 2, idleMilliseconds: 20_000 },
  {
    name: 'everything at once',
    faults: [
      [0.03, { kind: 'reset-before' }],
      [0.03, { kind: 'reset-within' }],
      [0.03, { kind: 'reset-answering' }],
      [0.04, { kind: 'lose-answer' }],
      [0.03, { kind: 'cut-answer' }],
      [0.01, { kind: 'stall' }],
      [0.02, internalError],
      [0.01, { ...slowDown, retryAfterSeconds: 1 }],
    ],
    bytesPerSecond: 16 * 1024 ** 2,
    spells: { online: 3000, offline: 600 },
  },
]
