/** What can befall a request on its way. */
export type Fault =
  /** The connection is reset as soon as the request's head is there; the server sees nothing. */
  | { readonly kind: 'reset-before' }
  /** Reset after some of the request's bytes went through. */
  | { readonly kind: 'reset-within' }
  /** One byte of the request's body arrives as another. */
  | { readonly kind: 'damage' }
  /** The server has done its work; the connection is reset in the middle of its answer's first line. */
  | { readonly kind: 'reset-answering' }
  /** The server has done its work; no byte of its answer comes through. */
  | { readonly kind: 'lose-answer' }
  /** The answer ends half way, in its body or, where it has none, in its head. */
  | { readonly kind: 'cut-answer' }
  /** No byte goes either way any more. */
  | { readonly kind: 'stall' }
  /** Another answer in the server's place, which sees nothing. */
  | {
      readonly kind: 'refuse'
      readonly status: 429 | 500 | 503
      readonly code: string
      readonly retryAfterSeconds?: number
    }

export interface FaultPlan {
  readonly name: string
  /** Each with the share of requests it befalls; the rest passes. */
  readonly faults: readonly (readonly [share: number, fault: Fault])[]
  /** The most that one connection carries towards the server. */
  readonly bytesPerSecond?: number
  /** The network goes and comes back: at most so long each, in milliseconds. */
  readonly spells?: { readonly online: number; readonly offline: number }
  /** How long a connection may stay without a byte, where the usual would be too short. */
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
  // What the system's own buffers hold takes seconds to empty unseen.
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
