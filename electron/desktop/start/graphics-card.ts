import type { App } from 'electron'

/** Devices of graphics cards on Linux: of the kernel's drivers, of NVIDIA's, of ARM's, and of WSL. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/mali0', '/dev/dxg']

/**
 * Whether there may be a graphics card; false if there certainly is none. Chromium tries to use one at every start; if
 * that fails, as in most virtual machines, the page waits a tenth of a second.
 *
 * @param exists whether a device exists at an absolute path
 */
export function canHaveGraphicsCard(platform: NodeJS.Platform, exists: (device: string) => boolean): boolean {
  return platform !== 'linux' || devices.some(exists)
}

/**
 * Lets the processor draw everything, which the uploads need as well. Call before Electron connects to the display.
 *
 * - The graphics card that Chromium would emulate for WebGL is left out: Ollim has no WebGL, and the emulation takes
 *   30 MiB, mostly for LLVM.
 * - Nothing is animated, as for people who prefer reduced motion: sixty frames a second for a progress bar are a fifth
 *   of Ollim's processor time during a batch. GNOME's desktop does the same.
 */
export function drawWithoutGraphicsCard(app: Pick<App, 'disableHardwareAcceleration' | 'commandLine'>): void {
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-software-rasterizer')
  app.commandLine.appendSwitch('force-prefers-reduced-motion')
}
