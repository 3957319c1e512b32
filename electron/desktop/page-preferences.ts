import type { WebPreferences } from 'electron'

/**
 * What every page of Ollim runs under: a sandbox, a world of its own, no Node.
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
    // The page is compiled whole, at its first start, and not again: later starts find every function ready.
    v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
  }
}
