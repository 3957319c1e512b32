import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, inject, onTestFinished } from 'vitest'
import { root } from '../../../build/support/root.mjs'
import { type LaunchOptions, launchOllim, type Ollim } from './launch'

export type TestLaunch = Omit<LaunchOptions, 'home'> & { readonly home?: string }

/** A new folder that is thrown away after the run. */
export function newFolder(name: string): Promise<string> {
  return mkdtemp(path.join(inject('scratch'), `${name}-`))
}

/**
 * One Ollim for all tests of a file: started before them, ended after them. A failed test leaves a
 * picture of the window in `out/e2e/`, and an error that nobody caught fails the test it happened in. What a failed
 * one left open in the window is gone for the next, or for its second try; settings, history and bucket stay.
 *
 * @param options asked for once, right before the start
 * @returns a function, since there is none before the tests begin
 */
export function oneOllim(options: () => TestLaunch | Promise<TestLaunch>): () => Ollim {
  let ollim: Ollim | undefined
  beforeAll(async () => {
    ollim = await launch(await options())
  })
  afterEach(async ({ task }) => {
    if (ollim === undefined) return
    try {
      await judge(ollim, task)
    } finally {
      if (task.result?.state === 'fail') await ollim.showAnew()
    }
  })
  afterAll(() => ollim?.close())
  return () => {
    if (ollim === undefined) throw new Error('Ollim has not been started.')
    return ollim
  }
}

/** An Ollim for the test that is running: ended with it, and judged as `oneOllim` does. */
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

/** The part of vitest's task that is read here. */
interface Task {
  readonly name: string
  readonly result?: { readonly state: string }
}

async function savePicture(ollim: Ollim, name: string): Promise<void> {
  const file = path.join(root, 'out', 'e2e', `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`)
  // Where there is no window left there is nothing to see.
  await ollim.app
    .windows()
    .at(-1)
    ?.screenshot({ path: file, animations: 'disabled' })
    .catch(() => undefined)
}
