import { afterAll, beforeAll, inject } from 'vitest'
import { type Proxy, startProxy } from '../servers/slow-proxy'
import { destinationIn } from './bucket'
import { Desktop } from './desktop'
import type { Ollim } from './launch'
import { oneOllim } from './ollim-in-test'

/** Functions, because all of this only exists once the tests have begun. */
export interface WithTray {
  readonly ollim: () => Ollim
  readonly desktop: () => Desktop
  /** The proxy between Ollim and the bucket. */
  readonly proxy: () => Proxy
}

/**
 * One Ollim for all tests of a file, on a desktop with a tray and a network that can be slowed down.
 *
 * @param folder the bucket's folder to upload to
 */
export function ollimWithTray(folder: string): WithTray {
  const store = inject('publicStore')
  let parts: { readonly desktop: Desktop; readonly proxy: Proxy } | undefined
  const begun = () => {
    if (parts === undefined) throw new Error('The desktop has not been started.')
    return parts
  }
  beforeAll(async () => {
    parts = { desktop: await Desktop.start(), proxy: await startProxy(store.endpoint) }
  })
  const ollim = oneOllim(() => ({ environment: destinationIn(store, folder, begun().proxy.endpoint) }))
  beforeAll(() => begun().desktop.untilTray())
  afterAll(async () => {
    await parts?.proxy.shut()
    await parts?.desktop.stop()
  })
  return { ollim, desktop: () => begun().desktop, proxy: () => begun().proxy }
}
