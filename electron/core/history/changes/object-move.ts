import type { ObjectChange } from '../../ports/history'

/** The move of an entry's object to another key. */
export interface ObjectMove extends ObjectChange {
  readonly movesTo: string
}

export function isMove(change: ObjectChange): change is ObjectMove {
  return change.movesTo !== undefined
}
