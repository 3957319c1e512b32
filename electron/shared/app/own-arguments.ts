/**
 * The arguments after the program's name. From a checkout, Electron is the program, and the first name after its
 * switches is the app's folder.
 *
 * @param fromCheckout Electron's `process.defaultApp`
 */
export function ownArguments(argv: readonly string[], fromCheckout: boolean): readonly string[] {
  const args = argv.slice(1)
  const folder = fromCheckout ? args.findIndex((arg) => !arg.startsWith('-')) : -1
  return args.filter((_arg, index) => index !== folder)
}
