import { z } from 'zod'
import type { NamedValue } from './pairs'

const recordSchema = z.record(z.string(), z.unknown())

/** An object of a parsed JSON text, by its names; `undefined` for anything else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return recordSchema.safeParse(value).data
}

/** The list's items; none for anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return z.array(z.unknown()).safeParse(value).data ?? []
}

/** Texts, numbers and truth values of an object as text. */
export function scalarsOf(record: Readonly<Record<string, unknown>>): readonly NamedValue[] {
  return Object.entries(record).flatMap(([name, value]): readonly NamedValue[] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  )
}

/** The JSON in what editors take for it, with comments and with commas before what ends a list. */
export function strictJson(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, '$1')
}

/** `undefined` if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Said to the person by whoever asked.
    return undefined
  }
}
