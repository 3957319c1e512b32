/** The result of something that may fail in an expected way. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function problem<Problem>(reason: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: reason }
}
