import type { App } from 'electron'

/** What programs on Linux reach a card by: the kernel's drivers, NVIDIA's, ARM's, and those of a Windows below. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/mali0', '/dev/dxg']

/**
 * Whether there can be a graphics card; false where there is none for certain. Chromium tries to use one at
 * every start, and where it fails, as in most virtual machines, the page waits a tenth of a second for that.
 *
 * @param exists whether there is a device of an absolute path
 */
export function canHaveGraphicsCard(platform: NodeJS.Platform, exists: (device: string) => boolean): boolean {
  return platform !== 'linux' || devices.some(exists)
}

/**
 * Has everything drawn by the processor, which the uploads need as well. To be called before Electron turns to
 * the screen.
 *
 * - The graphics card that Chromium would imitate for pages with WebGL is left out: Ollim has none, and the
 *   imitation takes 30 MiB, most of them LLVM's.
 * - Nothing moves, as where the person wants less motion: sixty frames a second for a bar that fills take a
 *   fifth of what Ollim takes of the processor while a batch goes. GNOME's desktop does the same.
 */
export function drawWithoutGraphicsCard(app: Pick<App, 'disableHardwareAcceleration' | 'commandLine'>): void {
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-software-rasterizer')
  app.commandLine.appendSwitch('force-prefers-reduced-motion')
}
