import type { Failure } from './failure'

/** Something the person should know that belongs to no single row or field. */
export type Notice =
  | { readonly kind: 'links-copied'; readonly count: number; readonly format: string }
  | {
      readonly kind: 'settings-set-aside'
      readonly keptAs: string
      readonly reason: 'unreadable' | 'newer' | 'partly'
    }
  | { readonly kind: 'journal-set-aside'; readonly keptAs: string; readonly reason: 'unreadable' | 'newer' }
  | { readonly kind: 'secret-unreadable'; readonly destinationName: string }
  | { readonly kind: 'failure'; readonly failure: Failure }
