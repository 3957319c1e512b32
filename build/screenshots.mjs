import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startServer } from './demo/server.mjs'
import { openWindow } from './demo/window.mjs'
import { resolveRuntime } from './runtime/resolve.mjs'
import { looks, photograph, photographPopover } from './screenshots/camera.mjs'
import { drawPictures } from './screenshots/pictures.mjs'
import { scenes } from './screenshots/scenes.mjs'
import { bundleIfNeeded } from './support/bundle.mjs'
import { root } from './support/root.mjs'
import { main, say } from './support/say.mjs'
import { startScreen } from './support/screen.mjs'
import { ensureLibraries, ensureScreen } from './system/ensure.mjs'

/** Every screen in every look, or only in some looks: `npm run screenshots -- ko dark 420`. */
await main(async () => {
  const words = process.argv.slice(2)
  const wanted = looks.filter((look) => words.every((word) => Object.values(look).map(String).includes(word)))
  ensureScreen()
  const { executable, binary } = await resolveRuntime()
  ensureLibraries(binary)
  await bundleIfNeeded()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-screenshots-'))
  const album = path.join(root, 'out', 'screenshots')
  fs.rmSync(album, { recursive: true, force: true })
  const screen = await startScreen()
  const server = await startServer(path.join(folder, 'bucket'))
  const { app, page } = await openWindow(executable, {
    ...{ LC_ALL: 'C.UTF-8', LANGUAGE: 'en', DISPLAY: screen.display },
    OLLIM_HOME: path.join(folder, 'home'),
  })
  try {
    const pictures = await drawPictures(folder)
    /** @type {import('./screenshots/scenes.mjs').Stage['shoot']} */
    const shoot = (name, prepare) => {
      say(name)
      return photograph(page, { folder: album, name, wanted }, prepare)
    }
    /** @type {import('./screenshots/scenes.mjs').Stage['shootPopover']} */
    const shootPopover = (name, popover) => {
      say(name)
      return photographPopover(page, popover, { folder: album, name, wanted })
    }
    const stage = { app, page, pictures, folder, endpoint: server.endpoint, shoot, shootPopover }
    for (const scene of scenes) await scene(stage)
    say(`${String(fs.readdirSync(album).length)} pictures are in ${path.relative(root, album)}/.`)
  } catch (error) {
    await page.screenshot({ path: path.join(album, 'where-it-failed.png') })
    throw error
  } finally {
    await app.close()
    await server.end()
    screen.end()
    fs.rmSync(folder, { recursive: true, force: true })
  }
})
