import type { WebPreferences } from 'electron'

/**
 * The settings of every Ollim page: sandboxed, with context isolation, without Node.
 *
 * @param preload absolute path of the page's bridge
 */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    // The page is compiled completely at its first start, and later starts use the cached code.
    v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
  }
}
