/**
 * The arguments meant for Ollim: without the program, and in a checkout without the app's folder and
 * the switches before it.
 *
 * @param argv as in `process.argv`
 * @param isCheckout whether the program is a bare Electron that was given the app's folder
 */
export function ownArguments([, ...args]: readonly string[], isCheckout: boolean): readonly string[] {
  if (!isCheckout) return args
  const folder = args.findIndex((arg) => !arg.startsWith('-'))
  return folder === -1 ? [] : args.slice(folder + 1)
}
