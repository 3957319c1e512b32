import { z } from 'zod'
import type { NamedValue } from './pairs'

const recordSchema = z.record(z.string(), z.unknown())

/** A parsed JSON object; `undefined` for anything else. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return recordSchema.safeParse(value).data
}

/** The items of a list; empty for anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return z.array(z.unknown()).safeParse(value).data ?? []
}

/** An object's strings, numbers and booleans, as text. */
export function scalarsOf(record: Readonly<Record<string, unknown>>): readonly NamedValue[] {
  return Object.entries(record).flatMap(([name, value]): readonly NamedValue[] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  )
}

/** Removes the comments and trailing commas that editors allow in JSON. */
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
    // The caller tells the person.
    return undefined
  }
}
