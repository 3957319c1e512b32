import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../build/support/root.mjs'
import { newFolder } from './ollim-in-test'

export interface HeldStart {
  /** The switches to start the held Ollim with. */
  readonly switches: readonly string[]
  /** Lets it continue. */
  release(): Promise<void>
}

/**
 * Holds a start at the point where it is already the only Ollim of its home but has no core yet: Electron runs a
 * script that delays `whenReady` until a file appears, and then runs Ollim. Every start passes through this state.
 */
export async function holdStart(): Promise<HeldStart> {
  const folder = await newFolder('held')
  const [script, released] = [path.join(folder, 'held.mjs'), path.join(folder, 'released')]
  await writeFile(
    script,
    `import { existsSync } from 'node:fs'
     import { app } from 'electron'
     // After this the first argument is the app's folder, as in any start from a checkout.
     process.argv.splice(process.argv.indexOf(import.meta.filename), 1)
     const whenReady = app.whenReady.bind(app)
     const untilReleased = new Promise((resolve) => {
       const look = setInterval(() => {
         if (!existsSync(${JSON.stringify(released)})) return
         clearInterval(look)
         resolve()
       }, 20)
     })
     app.whenReady = () => untilReleased.then(whenReady)
     await import(${JSON.stringify(pathToFileURL(path.join(root, 'out', 'main.js')).href)})`,
  )
  return { switches: [script], release: () => writeFile(released, '') }
}
