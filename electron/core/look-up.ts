/** Looks up a name from outside in a table of constants, ignoring what every object inherits, such as `constructor`. */
export function lookUp<Value>(
  table: Readonly<Partial<Record<string, Value>>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
