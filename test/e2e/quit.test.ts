import { expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn, emptyFolder, expectServed, keysIn } from '../support/electron/bucket'
import type { Ollim } from '../support/electron/launch'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { dropFiles, linkOf, listedUploads } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')

test('quitting while uploading asks once, and the next start uploads the rest', async () => {
  await emptyFolder(store, 'quit')
  const network = await startProxy(store.endpoint)
  onTestFinished(() => network.shut())
  const environment = { ...destinationIn(store, 'quit'), OLLIM_ENDPOINT: network.endpoint }
  const home = await newFolder('home')
  const first = await ollimForTest({ environment, home })
  await answerQuestions(first)
  const names = ['1.png', '2.png', '3.png']
  const files = await writeImages(await newFolder('quit'), names, 1_000_000)
  network.slow(10_000)
  await dropFiles(first.page, files)
  await expect.poll(() => statesOf(first)).toContain('uploading')

  await chooseQuit(first)
  await chooseQuit(first)
  await expect.poll(() => questions(first)).toEqual(['3 images are still on their way'])
  await answer(first, 0)
  expect(await statesOf(first)).not.toContain('done')

  // The answer takes a moment to arrive; until then, the question is still open.
  const quitAgain = async () => {
    await chooseQuit(first)
    return questions(first)
  }
  await expect.poll(quitAgain).toHaveLength(2)
  await answer(first, 1)
  await expect(first.ended()).resolves.toBe(0)

  network.release()
  const second = await ollimForTest({ environment, home })
  for (const [index, name] of names.entries())
    await expectServed(await linkOf(second.page, name), files[index] ?? '', 'image/png')
  await expect(keysIn(store, 'quit')).resolves.toHaveLength(names.length)
})

async function statesOf({ page }: Ollim): Promise<readonly string[]> {
  return (await listedUploads(page)).map(({ status }) => status.state)
}

/** The system's questions wait for `answer`, because a test cannot press their buttons. */
async function answerQuestions({ app }: Ollim): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'asked', asked)
    Reflect.set(dialog, 'showMessageBox', (...given: readonly { readonly message?: string }[]) => {
      asked.push(given.at(-1)?.message ?? '')
      return new Promise((resolve) => Reflect.set(globalThis, 'answer', resolve))
    })
  })
}

async function questions({ app }: Ollim): Promise<unknown> {
  return app.evaluate((): unknown => Reflect.get(globalThis, 'asked'))
}

/** @param button 0 to stay, 1 to quit */
async function answer({ app }: Ollim, button: number): Promise<void> {
  await app.evaluate((_electron, response) => {
    const resolve: unknown = Reflect.get(globalThis, 'answer')
    // Later, so that this call returns before Ollim ends.
    if (typeof resolve !== 'function') return
    setTimeout(() => void Reflect.apply(resolve, undefined, [{ response, checkboxChecked: false }]), 50)
  }, button)
}

async function chooseQuit({ app }: Ollim): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find(({ accelerator }) => accelerator === 'CommandOrControl+Q')?.click()
  })
}
