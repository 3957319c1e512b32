import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { resolveRuntime } from '../../../build/runtime/resolve.mjs'
import { sandboxArguments } from '../../../build/support/launch.mjs'
import { root } from '../../../build/support/root.mjs'
import { inheritedEnvironment } from './launch'
import { newFolder } from './ollim-in-test'

const endMilliseconds = 20_000

export interface BrokenStart {
  /** `null` if it had to be killed. */
  readonly code: number | null
  /** The message boxes shown to the person, each with title and text. */
  readonly messages: readonly string[]
}

/** Starts an Ollim that cannot load its database, as if a library were missing, and waits until it exits. */
export async function startBroken(environment: Readonly<Record<string, string>> = {}): Promise<BrokenStart> {
  const folder = await newFolder('broken')
  const script = path.join(folder, 'broken.mjs')
  await writeFile(
    script,
    `import Module from 'node:module'
     import { dialog } from 'electron'
     process.argv.splice(process.argv.indexOf(import.meta.filename), 1)
     const load = Module._load
     Module._load = (name, ...rest) => {
       if (name.includes('sqlite')) throw new Error('libc.so.6 is too old')
       return load(name, ...rest)
     }
     dialog.showErrorBox = (...words) => console.log(JSON.stringify(words.join('\\n')))
     await import(${JSON.stringify(pathToFileURL(path.join(root, 'out', 'main.js')).href)})`,
  )
  const { executable } = await resolveRuntime()
  const child = spawn(executable, [...sandboxArguments, script, root], {
    env: { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8', OLLIM_HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let output = ''
  child.stdout.on('data', (data) => (output += String(data)))
  const timer = setTimeout(() => child.kill('SIGKILL'), endMilliseconds)
  await once(child, 'close')
  clearTimeout(timer)
  const lines = output.split('\n').filter((line) => line.startsWith('"'))
  return { code: child.exitCode, messages: lines.map((line): string => String(JSON.parse(line))) }
}
