/**
 * The variables of key templates, in the order in which the settings screen lists them. What each one means is under
 * `keyVariable.<name>` in the words.
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

/** A variable as a person writes it into a template, with a usual length if it has one. */
export function writtenKeyVariable(name: KeyVariableName): string {
  return name === 'hash' || name === 'random' ? `{${name}:8}` : `{${name}}`
}
