import path from 'node:path'
import { Menu, nativeImage, Tray, type NativeImage } from 'electron'
import type { Clock } from '../../core/ports/clock'
import type { Translate } from '../../shared/failures/failure'
import { SuccessDetector } from './success-detector'
import { trayFace, trayIconFile, type TrayState } from './tray-face'
import { trayMenu, type TrayActions } from './tray-menu'
import type { Area } from '../window/window-bounds'

export interface TrayNeeds {
  readonly clock: Pick<Clock, 'after'>
  /** Absolute folder of the rendered icons. */
  readonly iconFolder: string
  readonly platform: NodeJS.Platform
  readonly translate: Translate
  readonly actions: TrayActions
  /** Called for a click; `icon` is where the icon is, empty if the desktop does not tell. */
  readonly onClick: (icon: Area) => void
  readonly onDoubleClick: () => void
  /** Called with the absolute paths of files dropped on the icon, which only macOS supports. */
  readonly onDrop: (files: readonly string[]) => void
}

const doneMilliseconds = 2000

/** The icon beside the clock: progress at a glance, and the way back in if no window is open. */
export class AppTray {
  readonly #needs: TrayNeeds
  readonly #tray: Tray
  readonly #icons = new Map<string, NativeImage>()
  readonly #success = new SuccessDetector()
  #state: TrayState = { left: 0, done: 0, fraction: 0, phase: 'idle', failed: 0, recent: [] }
  #justDone = false
  #shownIcon = 'idle'
  #shownTip = ''
  #shownMenu = ''
  #cancelDone: (() => void) | undefined

  constructor(needs: TrayNeeds) {
    this.#needs = needs
    this.#tray = new Tray(this.#icon('idle'))
    this.#tray.on('click', (_event, icon) => needs.onClick(icon))
    this.#tray.on('drop-files', (_event, files) => needs.onDrop(files))
    this.#tray.on('double-click', needs.onDoubleClick)
    // On macOS, an icon with a menu opens it with every click, so there the menu is only opened on request.
    if (needs.platform === 'darwin')
      this.#tray.on('right-click', () => this.#tray.popUpContextMenu(Menu.buildFromTemplate(this.#entries())))
    this.#draw()
  }

  /** Shows a new state. */
  update(state: TrayState): void {
    this.#state = state
    if (this.#success.detect(state)) this.#showDone()
    this.#draw()
  }

  /** Shows everything again, in the language now in use. */
  redraw(): void {
    this.#shownMenu = ''
    this.#draw()
  }

  dispose(): void {
    this.#cancelDone?.()
    this.#tray.destroy()
  }

  #showDone(): void {
    this.#justDone = true
    this.#cancelDone?.()
    this.#cancelDone = this.#needs.clock.after(doneMilliseconds, () => {
      this.#justDone = false
      this.#draw()
    })
  }

  #draw(): void {
    const { translate } = this.#needs
    const face = trayFace(this.#state, this.#justDone)
    const tip = translate(`tray.tip.${face.tip}`, face.facts)
    if (face.icon !== this.#shownIcon) this.#tray.setImage(this.#icon(face.icon))
    if (tip !== this.#shownTip) this.#tray.setToolTip(tip)
    this.#shownIcon = face.icon
    this.#shownTip = tip
    // Setting the menu closes an open one, so it is only set if it has changed.
    const entries = this.#entries()
    const menu = JSON.stringify([entries, this.#state.recent.map(({ id }) => id)])
    if (menu === this.#shownMenu) return
    this.#shownMenu = menu
    if (this.#needs.platform !== 'darwin') this.#tray.setContextMenu(Menu.buildFromTemplate(entries))
  }

  #entries() {
    return trayMenu(this.#state, this.#needs.translate, this.#needs.actions)
  }

  /** If an icon is missing it is empty, but the tray's menu still works. */
  #icon(name: string): NativeImage {
    const { iconFolder, platform } = this.#needs
    const known = this.#icons.get(name)
    if (known) return known
    const image = nativeImage.createFromPath(path.join(iconFolder, trayIconFile(name, platform)))
    this.#icons.set(name, image)
    return image
  }
}
