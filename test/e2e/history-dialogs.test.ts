import { expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { entryCell } from '../support/electron/history-cells'
import { ollimForTest } from '../support/electron/ollim-in-test'
import { uploadToHistory } from '../support/electron/upload-to-history'
import { startProxy } from '../support/servers/slow-proxy'

const store = inject('publicStore')
const folder = 'history-dialogs'

test('a move that fails after its dialog was closed says so, and one that ends leaves the next dialog open', async () => {
  const proxy = await startProxy(store.endpoint)
  onTestFinished(() => proxy.shut())
  const { page } = await ollimForTest({ environment: destinationIn(store, folder, proxy.endpoint) })
  await uploadToHistory(page, ['slow.png', 'next.png'])
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Key' })
  const askMove = async (name: string) => {
    await entryCell(page, name).click()
    await page.keyboard.press('F2')
    await expect.poll(() => field.inputValue()).toBe(`${folder}/${name}`)
  }
  const leaveWhileMoving = async (key: string) => {
    proxy.slow(1)
    await field.fill(`${folder}/${key}`)
    await field.press('Enter')
    await field.press('Escape')
    await field.waitFor({ state: 'detached' })
  }

  await askMove('slow.png')
  await leaveWhileMoving('next.png')
  proxy.release()
  await page.getByRole('alert').getByText('There is already something named').waitFor()

  await askMove('slow.png')
  await leaveWhileMoving('moved.png')
  await askMove('next.png')
  proxy.release()
  await page.getByText('Moved. The entry has its new link.').waitFor()
  expect(await field.inputValue()).toBe(`${folder}/next.png`)
})
