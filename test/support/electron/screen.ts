import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Locator } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { run } from '../servers/daemon'
import type { Ollim } from './launch'

/** In screen pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Presses keys, whichever window has the focus; such as `ctrl+shift+u`. */
export async function pressKeys(keys: string): Promise<void> {
  await run('xdotool', ['key', keys])
}

/** The centre of an element of the window, in screen coordinates. */
export async function pointOf(ollim: Ollim, part: Locator): Promise<Point> {
  const box = await part.boundingBox()
  if (box === null) throw new Error('This part of the window is not in sight.')
  const frame = await ollim.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getContentBounds(),
  )
  if (frame === undefined) throw new Error('Ollim has no window.')
  return { x: Math.round(frame.x + box.x + box.width / 2), y: Math.round(frame.y + box.y + box.height / 2) }
}

/** Drags with the real mouse. Programs only notice a drag that has steps and pauses. */
export async function dragMouse(from: Point, to: Point): Promise<void> {
  const steps = 10
  await moveMouse(from)
  await run('xdotool', ['mousedown', '1'])
  for (let step = 1; step <= steps; step += 1) {
    const part = step / steps
    await moveMouse({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
    await setTimeout(30)
  }
  await setTimeout(200)
  await run('xdotool', ['mouseup', '1'])
}

/** Drags files from another program's window and drops them at a point. */
export async function dragFromAnotherProgram(files: readonly string[], to: Point): Promise<void> {
  const script = fileURLToPath(new URL('../desktop/drag-source.py', import.meta.url))
  // Debian's python3-gi needs Debian's Python, whichever comes first on the path.
  const source = spawn('/usr/bin/python3', [script, ...files], { stdio: ['ignore', 'pipe', 'inherit'] })
  // Also if the test times out while it waits for a drag: otherwise the run would wait for that program.
  onTestFinished(async () => {
    const ended = once(source, 'exit')
    source.kill()
    await ended
  })
  const output = createInterface({ input: source.stdout })[Symbol.asyncIterator]()
  const [ready, x, y] = String((await output.next()).value).split(' ')
  if (ready !== 'ready') throw new Error('The other program did not start.')
  await dragMouse({ x: Number(x), y: Number(y) }, to)
  if ((await output.next()).value !== 'dropped')
    throw new Error('Nothing accepted the files of the other program.')
}

async function moveMouse({ x, y }: Point): Promise<void> {
  await run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y))])
}
