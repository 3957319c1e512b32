import type { Ollim } from './launch'

/**
 * The system's dialog for files to open is no part of the window and cannot be operated: from now on it answers at once.
 *
 * @param filePaths the chosen files; none closes the dialog
 * @returns a function that says whether the dialog was opened
 */
export async function answerOpenDialog(
  { app }: Pick<Ollim, 'app'>,
  filePaths: readonly string[],
): Promise<() => Promise<unknown>> {
  await app.evaluate(({ dialog }, chosen) => {
    Reflect.set(globalThis, 'wasAsked', false)
    dialog.showOpenDialog = () => {
      Reflect.set(globalThis, 'wasAsked', true)
      return Promise.resolve({ canceled: chosen.length === 0, filePaths: [...chosen] })
    }
  }, filePaths)
  return () => app.evaluate((): unknown => Reflect.get(globalThis, 'wasAsked'))
}
