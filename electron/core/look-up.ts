/** What a table of constants holds under a name that others wrote: not what every object has, such as `constructor`. */
export function lookUp<Value>(
  table: Readonly<Partial<Record<string, Value>>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
