type Environment = Record<string, string | undefined>

/**
 * Keeps GTK 3, which lends Ollim only dialogs, menus and colours, from looking for OpenGL. Where Mesa serves
 * that without a graphics card, the look alone would load all of LLVM into main and keep it. To be called
 * before Electron turns to the screen; GTK reads the variable once, then.
 *
 * Source: GTK 3, "Running and debugging GTK+ Applications", `GDK_GL`.
 *
 * @returns puts the environment back, for the programs that Ollim opens
 */
export function spareToolkitOpenGl(platform: NodeJS.Platform, environment: Environment): () => void {
  if (platform !== 'linux' || environment['GDK_GL'] !== undefined) return () => undefined
  environment['GDK_GL'] = 'disable'
  return () => {
    delete environment['GDK_GL']
  }
}
