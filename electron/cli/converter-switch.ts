/** Makes the program, started again by a command, act only as its converter. */
export const converterSwitch = '--convert-images'

/** Whether this process is such a converter. */
export function isConverter({ argv, send }: Pick<NodeJS.Process, 'argv' | 'send'>): boolean {
  return send !== undefined && argv.includes(converterSwitch)
}
