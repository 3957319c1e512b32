/**
 * What a key template may name, in the order the settings screen lists it. What each gives is said
 * under `keyVariable.<name>` in the words.
 */
export const keyVariableNames = [
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'name',
  'ext',
  'hash',
  'uuid',
  'random',
  'counter',
  'folder',
] as const
export type KeyVariableName = (typeof keyVariableNames)[number]

/** How a person writes a variable into a template, with a usual length where it takes one. */
export function writtenKeyVariable(name: KeyVariableName): string {
  return name === 'hash' || name === 'random' ? `{${name}:8}` : `{${name}}`
}
