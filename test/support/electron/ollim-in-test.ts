import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { root } from '../../../build/support/root.mjs'
import { type LaunchOptions, launchOllim, type Ollim } from './launch'

export type TestLaunch = Omit<LaunchOptions, 'home'> & { readonly home?: string }

/** A new folder that is deleted after the run. */
export function newFolder(name: string): Promise<string> {
  return mkdtemp(path.join(inject('scratch'), `${name}-`))
}

/**
 * One Ollim for all tests of a file: started before them, ended after them. A failed test saves a screenshot in
 * `out/e2e/`, and an uncaught error fails the test in which it occurred. After a failure the window is reset for
 * the next test or the retry, or Ollim is started again if its page has crashed, as Chromium's accessibility tree does
 * now and then; settings, history and bucket stay.
 *
 * @param options called once, right before the start
 * @returns a function, since Ollim only exists once the tests begin
 */
export function oneOllim(options: () => TestLaunch | Promise<TestLaunch>): () => Ollim {
  let launchOptions: TestLaunch = {}
  let ollim: Ollim | undefined
  beforeAll(async () => {
    launchOptions = await options()
    ollim = await launch(launchOptions)
  })
  afterEach(async ({ task }) => {
    if (ollim === undefined) return
    try {
      await judge(ollim, task)
    } finally {
      if (ollim.hasCrashed) {
        await ollim.close()
        ollim = await launch({ ...launchOptions, home: ollim.home })
      } else if (task.result?.state === 'fail') await ollim.resetWindow()
    }
  })
  afterAll(() => ollim?.close())
  return () => {
    if (ollim === undefined) throw new Error('Ollim has not been started.')
    return ollim
  }
}

/** An Ollim for the current test: ended with it, and checked as in `oneOllim`. */
export async function ollimForTest(options: TestLaunch): Promise<Ollim> {
  const ollim = await launch(options)
  onTestFinished(async ({ task }) => {
    try {
      await judge(ollim, task)
    } finally {
      await ollim.close()
    }
  })
  return ollim
}

async function launch(options: TestLaunch): Promise<Ollim> {
  return launchOllim({ ...options, home: options.home ?? (await newFolder('home')) })
}

async function judge(ollim: Ollim, task: Readonly<Task>): Promise<void> {
  if (task.result?.state === 'fail') await savePicture(ollim, task.name)
  expect(ollim.problems.splice(0)).toEqual([])
}

/** The part of vitest's task that is used here. */
interface Task {
  readonly name: string
  readonly result?: { readonly state: string }
}

async function savePicture(ollim: Ollim, name: string): Promise<void> {
  const file = path.join(root, 'out', 'e2e', `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`)
  // If there is no window left, there is nothing to see.
  await ollim.app
    .windows()
    .at(-1)
    ?.screenshot({ path: file, animations: 'disabled' })
    .catch(() => undefined)
}
