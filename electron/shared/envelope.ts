import type { Failure } from './failure'

/** How an answer crosses from main to preload: Electron would strip a thrown error of its fields. */
export type Envelope<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure }
