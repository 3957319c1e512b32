import type { ImportEnd } from '../history/bucket-import'
import type { Failure } from '../failures/failure'
import type { LeftOutFiles } from '../uploads/left-out-files'
import type { LinkFormat } from '../links/link-format'
import type { CopyProof, LinkOutcome } from '../links/link-proof'

/** How to renew temporary credentials: with new keys, by restarting Ollim, or with a code from an MFA device. */
export type RenewalWay = 'keys' | 'restart' | 'code'

/** Something the person should know that belongs to no single row or field. */
export type Notice =
  | {
      readonly kind: 'links-copied'
      readonly count: number
      /** The formats of the links, each once; several if their destinations have formats of their own. */
      readonly formats: readonly LinkFormat[]
      /** What readers will see; absent if that was not checked. */
      readonly proof?: CopyProof
    }
  /** How many of the copied links do not open, or not properly, and how the first of them does. */
  | { readonly kind: 'links-suspect'; readonly count: number; readonly outcome: LinkOutcome }
  | {
      readonly kind: 'settings-set-aside'
      readonly keptAs: string
      readonly reason: 'unreadable' | 'newer' | 'partly'
    }
  | {
      readonly kind: 'journal-set-aside'
      readonly keptAs: string
      readonly reason: 'unreadable' | 'newer' | 'partly'
    }
  | { readonly kind: 'secret-unreadable'; readonly destinationName: string }
  /** A bucket's owner has disabled ACLs: uploads continue without. */
  | { readonly kind: 'access-list-left-out'; readonly destinationName: string }
  | {
      /** Temporary credentials that are not renewed automatically end soon, or ended while Ollim was not running. */
      readonly kind: 'credentials-expiring'
      readonly destinationId: string
      readonly destinationName: string
      /** Milliseconds since the epoch. */
      readonly expiresAt: number
      readonly ended: boolean
      readonly renewal: RenewalWay
    }
  /** Folders contained other files than images. */
  | { readonly kind: 'files-left-out'; readonly leftOut: LeftOutFiles }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | {
      readonly kind: 'objects-deleted'
      readonly deleted: number
      /** Somebody else had deleted them already. */
      readonly alreadyGone: number
    }
  | {
      /** Objects that could not be deleted, and why the first of them could not. */
      readonly kind: 'objects-kept'
      readonly count: number
      readonly failure: Failure
    }
  /** Images whose addresses were pasted or dropped are being fetched from the web; `count` is 0 when that has ended. */
  | { readonly kind: 'fetching-images'; readonly count: number }
  | {
      /** Addresses that came together with as many as may be fetched at once. */
      readonly kind: 'addresses-left-out'
      readonly count: number
      readonly max: number
      /** The first of them, as `shownAddress` shows it. */
      readonly next: string
    }
  | {
      /** Images that could not be fetched from their addresses, and why the first of them could not. */
      readonly kind: 'images-not-fetched'
      readonly count: number
      readonly failure: Failure
    }
  /** An import from a bucket broke off, or had to leave something out. */
  | { readonly kind: 'import-incomplete'; readonly end: ImportEnd }

/** Whether the later notice replaces the earlier one: of most kinds, only the last is worth showing. */
export function saysTheSame(one: Notice, other: Notice): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'secret-unreadable' && other.kind === 'secret-unreadable') {
    return one.destinationName === other.destinationName
  }
  if (one.kind === 'credentials-expiring' && other.kind === 'credentials-expiring') {
    return one.destinationId === other.destinationId
  }
  return true
}
