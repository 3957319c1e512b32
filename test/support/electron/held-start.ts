import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../build/support/root.mjs'
import { newFolder } from './ollim-in-test'

export interface HeldStart {
  /** For the Ollim that is held. */
  readonly switches: readonly string[]
  /** Lets it go on. */
  release(): Promise<void>
}

/**
 * Holds a start where it already is the only Ollim of its home but has no core yet: what Electron is given to
 * run keeps it from being ready until a file appears, and runs Ollim. A moment in every start, only longer.
 */
export async function holdStart(): Promise<HeldStart> {
  const folder = await newFolder('held')
  const [script, released] = [path.join(folder, 'held.mjs'), path.join(folder, 'released')]
  await writeFile(
    script,
    `import { existsSync } from 'node:fs'
     import { app } from 'electron'
     // Now the first name is the app's folder, as in any start from a checkout.
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
