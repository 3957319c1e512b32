/** Makes a converter of a program that a command has started for that alone. */
export const converterSwitch = '--convert-images'

/** Whether this process is one. */
export function isConverter({ argv, send }: Pick<NodeJS.Process, 'argv' | 'send'>): boolean {
  return send !== undefined && argv.includes(converterSwitch)
}
