import type { Failure } from './failures/failure'

/** Carries an answer from main to the preload: Electron would strip the fields of a thrown error. */
export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure }
