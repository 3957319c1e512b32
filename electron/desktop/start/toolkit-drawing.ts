type Environment = Record<string, string | undefined>

/**
 * Keeps GTK 3, which Ollim only uses for dialogs, menus and colours, from looking for OpenGL. If Mesa emulates that
 * without a graphics card, just looking would load all of LLVM into the main process and keep it. Call before Electron
 * connects to the display; GTK reads the variable once, at that moment.
 *
 * Source: GTK 3, "Running and debugging GTK+ Applications", `GDK_GL`.
 *
 * @returns a function that restores the environment, for the programs that Ollim opens
 */
export function avoidToolkitOpenGl(platform: NodeJS.Platform, environment: Environment): () => void {
  if (platform !== 'linux' || environment['GDK_GL'] !== undefined) return () => undefined
  environment['GDK_GL'] = 'disable'
  return () => {
    delete environment['GDK_GL']
  }
}
