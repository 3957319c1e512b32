import type { BrowserWindow } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { QuitQuestion } from '../../electron/desktop/quit-question'

interface Boxes {
  answers: ((answer: { readonly response: number }) => void)[]
  /** What the last one was given: a window to stand before, where there is one, and its words. */
  given: readonly unknown[]
}

const boxes = vi.hoisted((): Boxes => ({ answers: [], given: [] }))
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (...given: readonly unknown[]) => {
      boxes.given = given
      return new Promise((answer) => boxes.answers.push(answer))
    },
  },
}))

const nothing = { uploads: 0, fetches: 0, deletions: 0 }
const uploading = { ...nothing, uploads: 1 }
const answer = (response: number) => boxes.answers.at(-1)?.({ response })
let question: QuitQuestion
beforeEach(() => {
  boxes.answers = []
  question = new QuitQuestion(
    (key) => key,
    () => undefined,
  )
})

it('is not asked twice at once', async () => {
  const first = question.confirm(uploading)
  expect(await question.confirm(uploading)).toBe(false)
  answer(1)
  expect(await first).toBe(true)
  expect(boxes.answers).toHaveLength(1)
})

it('is asked again after the person stayed', async () => {
  const first = question.confirm(uploading)
  answer(0)
  expect(await first).toBe(false)
  void question.confirm(uploading)
  expect(boxes.answers).toHaveLength(2)
})

it('is not asked while Ollim quits', async () => {
  const first = question.confirm(uploading)
  answer(1)
  await first
  expect(await question.confirm(uploading)).toBe(false)
  expect(boxes.answers).toHaveLength(1)
})

it('is not asked if nothing is left to do', async () => {
  expect(await question.confirm(nothing)).toBe(true)
  expect(boxes.answers).toEqual([])
})

it('also asks about images that are still being fetched, which no later start would know of', async () => {
  const asked = question.confirm({ ...nothing, fetches: 3 })
  await expect.poll(() => boxes.given).toMatchObject([{ message: 'dialog.quitFetchingTitle' }])
  answer(0)
  expect(await asked).toBe(false)
})

it('keeps Ollim running for Enter and for Escape', () => {
  void question.confirm(uploading)
  expect(boxes.given).toMatchObject([
    { buttons: ['dialog.stayButton', 'dialog.quitButton'], defaultId: 0, cancelId: 0 },
  ])
})

it('is attached to the window if that is visible, and otherwise stands alone', () => {
  const words: unknown = expect.objectContaining({ message: 'dialog.quitTitle' })
  void question.confirm(uploading)
  expect(boxes.given).toEqual([words])

  const window: BrowserWindow = Object.create(null)
  void new QuitQuestion(
    (key) => key,
    () => window,
  ).confirm(uploading)
  expect(boxes.given).toEqual([window, words])
})
