import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyText, pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { openEditor } from '../support/electron/editor'
import { expectFocused } from '../support/electron/keyboard'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { sendUploads } from '../support/electron/send-uploads'
import { untilStill } from '../support/electron/until-still'
import { choose, clearUploads, dropFiles, linkOf, uploadRow, uploadRows } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'
import { faultyForTest } from '../support/servers/faulty-server'
import { done, upload } from '../renderer/examples'

const store = inject('publicStore')
const ollim = oneOllim(() => ({ environment: destinationIn(store, 'uploads-keys') }))
const names = ['apple.png', 'banana.png', 'cherry.png', 'date.png']

beforeEach(async () => {
  const { page } = ollim()
  await clearUploads(page)
  await choose(page, 'Link format', 'URL')
})

test('rows are selected as in a file manager, and their links are copied in the order of the list', async () => {
  const { page } = ollim()
  const links = await uploaded(page)
  await nameOf(page, 'cherry.png').click()
  await nameOf(page, 'banana.png').click({ modifiers: ['Control'] })
  await expectCopied(page, [links[1], links[2]])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+End')
  await expectCopied(page, links)
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('status').filter({ hasText: '2 selected' }).waitFor({ state: 'attached' })
  await expectCopied(page, links.slice(0, 2))
  await page.getByRole('button', { name: 'Copy selected links 2' }).waitFor()
  // Where nothing has the keyboard, too.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await expectCopied(page, links.slice(0, 2))
  await page.getByRole('switch', { name: 'Copy links when a batch finishes' }).focus()
  await expectCopied(page, links.slice(0, 2))
  await nameOf(page, 'banana.png').click()
  await page.keyboard.press('Escape')
  await expectCopied(page, links)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Copy selected links 4' }).waitFor()
  await nameOf(page, 'banana.png').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+ArrowDown')
  await page.keyboard.press(' ')
  await expectCopied(page, [links[0], links[1], links[3]])
})

test('a selected row keeps its colour while it is hovered', async () => {
  const { page } = ollim()
  await uploaded(page)
  await nameOf(page, 'apple.png').click()
  const row = uploadRow(page, 'cherry.png')
  const grounds = () =>
    row.evaluate((item) =>
      [item, item.firstElementChild ?? item].map((one) => getComputedStyle(one).backgroundColor),
    )
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  const selected = await page.evaluate(() => {
    const probe = document.createElement('p')
    probe.className = 'chosen'
    document.body.append(probe)
    const { backgroundColor } = getComputedStyle(probe)
    probe.remove()
    return backgroundColor
  })
  const unpainted = 'rgba(0, 0, 0, 0)'
  await expect.poll(grounds).toEqual([selected, unpainted])
  await nameOf(page, 'cherry.png').hover()
  await expect.poll(() => row.evaluate((item) => item.matches(':hover'))).toBe(true)
  await untilStill(page)
  await expect.poll(grounds).toEqual([selected, unpainted])
})

test('in a sheet, Ctrl+A selects only its text, and the list keeps its selection', async () => {
  const { page } = ollim()
  const links = await uploaded(page)
  await nameOf(page, 'cherry.png').click()
  await uploadRow(page, 'cherry.png').getByRole('button', { name: 'Show details' }).press('Enter')
  const details = page.getByRole('dialog')
  await expect.poll(() => details.evaluate((sheet) => sheet.contains(document.activeElement))).toBe(true)
  await copyText('before')
  await page.keyboard.press('Control+c')
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toContain('cherry.png')
  expect(await pastedText()).toBe('before')
  await page.keyboard.press('Control+c')
  await expect.poll(pastedText).toContain(links[2])
  expect(await pastedText()).not.toContain('apple.png')
  await page.keyboard.press('Escape')
  await details.waitFor({ state: 'detached' })
  await expectCopied(page, [links[2]])
})

test('typing moves to a name, and Delete removes the row and focuses the next one', async () => {
  const { page } = ollim()
  await uploaded(page)
  await nameOf(page, 'apple.png').click()
  await page.keyboard.type('ba')
  await expectFocused(page, 'banana.png')
  await page.keyboard.press('Delete')
  await uploadRow(page, 'banana.png').waitFor({ state: 'detached' })
  await expectFocused(page, 'cherry.png')
  await page.keyboard.press('End')
  await page.keyboard.press('Delete')
  await uploadRow(page, 'date.png').waitFor({ state: 'detached' })
  await expectFocused(page, 'cherry.png')
  await expect(uploadRows(page).count()).resolves.toBe(2)
})

test('each press of Delete removes another row, however quickly, even from the end of the list', async () => {
  const { page } = ollim()
  await uploaded(page)
  await nameOf(page, 'apple.png').click()
  await page.keyboard.press('End')
  await expectFocused(page, 'date.png')
  // Too quickly for main to answer in between.
  await page.evaluate(async () => {
    for (let press = 1; press <= 3; press += 1) {
      const key = new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(key)
      await Promise.resolve()
    }
  })
  await expect.poll(() => uploadRows(page).count()).toBe(1)
  await expectFocused(page, 'apple.png')
  await page.keyboard.press('Delete')
  await expect.poll(() => uploadRows(page).count()).toBe(0)
})

test('when a row is removed by its menu or from elsewhere, the row in its place gets the focus', async () => {
  const { app, page } = ollim()
  await uploaded(page)
  await nameOf(page, 'apple.png').click()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expectFocused(page, 'cherry.png')
  await chooseFromNextMenu(app, ['Remove from List'])
  await page.keyboard.press('Shift+F10')
  await uploadRow(page, 'cherry.png').waitFor({ state: 'detached' })
  await expectFocused(page, 'date.png')
  await page.evaluate(async () => {
    const { ids } = await window.ollim.listUploads()
    await window.ollim.removeUploads(ids.slice(-1))
  })
  await uploadRow(page, 'date.png').waitFor({ state: 'detached' })
  await expectFocused(page, 'banana.png')
})

test('Delete cancels a running upload and leaves it in the list', async () => {
  const server = await faultyForTest(() => undefined)
  const { page } = await ollimForTest({
    environment: destinationIn(store, 'uploads-keys', server.endpoint),
  })
  await dropFiles(page, await writeImages(await newFolder('stalled'), ['one.png', 'two.png']))
  await nameOf(page, 'one.png').click()
  await page.keyboard.press('Delete')
  await uploadRow(page, 'one.png').getByText('Cancelled').first().waitFor()
  await expect(uploadRow(page, 'two.png').getByText('Cancelled').count()).resolves.toBe(0)
})

test('Enter opens the link in the browser', async () => {
  // Only https is ever handed to the browser.
  const environment = {
    ...destinationIn(store, 'uploads-keys'),
    OLLIM_PUBLIC_URL: 'https://images.example.com',
  }
  const { app, page } = await ollimForTest({ environment })
  const links = await uploaded(page)
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Reflect.set(globalThis, 'opened', opened)
    shell.openExternal = async (url) => {
      opened.push(url)
    }
  })
  await nameOf(page, 'banana.png').click()
  await page.keyboard.press('Enter')
  await expect.poll(() => app.evaluate((): unknown => Reflect.get(globalThis, 'opened'))).toEqual([links[1]])
})

test('the context menu copies in any format, and disables what does not apply', async () => {
  const { app, page } = ollim()
  const links = await uploaded(page)
  // The system's menu takes no clicks from a test: main looks at what it would show, and chooses.
  await app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function () {
      const offered = this.items.filter(({ enabled, type }) => enabled && type !== 'separator')
      Reflect.set(
        globalThis,
        'offered',
        offered.map(({ label }) => label),
      )
      this.items.find(({ label }) => label === 'Copy As')?.submenu?.items[1]?.click()
    }
  })
  await nameOf(page, 'apple.png').click()
  await nameOf(page, 'banana.png').click({ modifiers: ['Shift'] })
  await nameOf(page, 'banana.png').click({ button: 'right' })
  await expect.poll(pastedText).toBe(`![apple](${links[0]})\n![banana](${links[1]})`)
  await expect(app.evaluate((): unknown => Reflect.get(globalThis, 'offered'))).resolves.toEqual([
    ...['Copy 2 Links', 'Copy As', 'Remove from List', 'Select All'],
  ])
})

test('dragging rows into an editor inserts their links in order', async () => {
  const { page } = ollim()
  const links = await uploaded(page)
  await choose(page, 'Link format', 'Markdown')
  const editor = await openEditor(page)
  onTestFinished(() => editor.evaluate((element) => element.remove()))
  await nameOf(page, 'cherry.png').click()
  await nameOf(page, 'banana.png').click({ modifiers: ['Control'] })
  await nameOf(page, 'cherry.png').dragTo(editor)
  await expect.poll(() => editor.inputValue()).toBe(`![banana](${links[1]})\n![cherry](${links[2]})`)
  // The debugger that drags here drops the line breaks of a list of addresses.
  expect((await editor.getAttribute('data-uris'))?.replace(/\s+/g, '')).toBe(`${links[1]}${links[2]}`)
  expect(await editor.getAttribute('data-html')).toContain(`<img src="${links[1]}" alt="banana"`)
})

test('alt text typed in a row is used in its links, also in the history', async () => {
  const { page } = ollim()
  const [link] = await uploaded(page)
  await choose(page, 'Link format', 'Markdown')
  await nameOf(page, 'apple.png').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('A red apple, half eaten')
  await page.keyboard.press('Enter')
  await expectFocused(page, 'apple.png')
  await uploadRow(page, 'apple.png').getByText('A red apple, half eaten').waitFor()
  await expectCopied(page, [`![A red apple, half eaten](${link})`])
  const remembered = await page.evaluate(async () => {
    const { first } = await window.ollim.searchHistory({ text: '', sort: 'newest' })
    return first.map(({ altText }) => altText)
  })
  expect(remembered).toContain('A red apple, half eaten')
  await page.keyboard.press('F2')
  await page.keyboard.type('something else')
  await page.keyboard.press('Escape')
  await expectFocused(page, 'apple.png')
  await expectCopied(page, [`![A red apple, half eaten](${link})`])
})

test('keys move through ten thousand rows and select them', async () => {
  const { app, page } = ollim()
  // Main knows nothing of these.
  onTestFinished(() => ollim().resetWindow())
  const count = 10_000
  await sendUploads(
    app,
    Array.from({ length: count }, (_, index) => upload(`row ${index + 1}`, { status: done })),
  )
  await nameOf(page, 'row 1.png').click()
  await page.keyboard.press('End')
  await expectFocused(page, 'row 10000.png')
  const last = uploadRow(page, 'row 10000.png')
  await expect(last.getAttribute('aria-posinset')).resolves.toBe(String(count))
  await expect(last.getAttribute('aria-setsize')).resolves.toBe(String(count))
  await page.keyboard.press('Shift+Home')
  await page.getByRole('status').filter({ hasText: '10,000 selected' }).waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Copy selected links 10,000' }).waitFor()
  await page.keyboard.type('row 77')
  await expectFocused(page, 'row 77.png')
  expect(await uploadRows(page).count()).toBeLessThan(60)
  // What has the keyboard keeps it, however far it is scrolled away.
  await uploadRow(page, 'row 77.png').hover()
  await page.mouse.wheel(0, 100_000)
  await uploadRow(page, 'row 76.png').waitFor({ state: 'detached' })
  await expectFocused(page, 'row 77.png')
})

/** Answers the links in the order of the names. */
async function uploaded(page: Page): Promise<readonly string[]> {
  await dropFiles(page, await writeImages(await newFolder('rows'), names))
  return Promise.all(names.map((name) => linkOf(page, name)))
}

/** The part of a row that is no button. */
function nameOf(page: Page, name: string) {
  return uploadRow(page, name).getByText(name, { exact: true }).first()
}

async function expectCopied(page: Page, links: readonly (string | undefined)[]): Promise<void> {
  await page.keyboard.press('Control+c')
  await expect.poll(pastedText).toBe(links.join('\n'))
}
