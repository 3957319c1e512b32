import { beforeEach, describe, expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { copyText, pastedText } from '../support/electron/clipboard'
import { chooseFromNextMenu } from '../support/electron/context-menu'
import { openEditor } from '../support/electron/editor'
import { oneFreshOllim } from '../support/electron/fresh-ollim'
import { entryCell, selectedNames } from '../support/electron/history-cells'
import { homeWithImages } from '../support/electron/home-with-history'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { startAgain } from '../support/electron/second-start'
import { choose, dropFiles, linkOf, openTab, press } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

const environment = destinationIn(inject('publicStore'), 'history-selection')

test('a search deselects what it does not show, so that Delete affects only visible images', async () => {
  // More than are read at once: of those further down the page does not know the names.
  const home = await homeWithImages(1500, (index) => (index === 0 ? 'keep.png' : `draft ${index}.png`))
  const { page } = await ollimForTest({ environment, home })
  await openTab(page, 'History')
  await entryCell(page, 'keep.png').click()
  await page.getByText('1 selected').waitFor()
  await page.getByRole('searchbox').fill('draft')
  await entryCell(page, 'keep.png').waitFor({ state: 'detached' })
  await entryCell(page, 'draft 2.png').click({ modifiers: ['ControlOrMeta'] })
  await page.getByText('1 selected').waitFor()
  await press(page, 'Delete')
  await page.getByText('1 image will be deleted').waitFor()
  await page.getByRole('searchbox').fill('keep')
  await entryCell(page, 'keep.png').waitFor()
})

test('entries that disappear from a long range are no longer selected', async () => {
  // So many that the page knows only the ids of most.
  const home = await homeWithImages(1500)
  const { page } = await ollimForTest({ environment, home })
  await openTab(page, 'History')
  await entryCell(page, '0.png').click()
  await page.keyboard.press('Shift+End')
  await page.getByText('1,500 selected').first().waitFor()
  await page.keyboard.press('Control+Home')
  await entryCell(page, '3.png').click({ modifiers: ['ControlOrMeta'] })
  await page.getByText('1,499 selected').first().waitFor()
  for (const [index, gone] of ['1.png', '700.png'].entries()) {
    await page.evaluate((id) => window.ollim.forgetHistory([id]), gone)
    await page
      .getByText(`1,49${8 - index} selected`)
      .first()
      .waitFor()
  }
})

describe('among so many images that the page knows only the ids of most', () => {
  const ollim = oneOllim(async () => ({ environment, home: await homeWithImages(1500) }))

  beforeEach(async () => {
    await ollim().page.evaluate(() => window.ollim.undoDeletion())
    await ollim().resetWindow()
  })

  test('Ctrl+A selects all images if nothing has the focus, but only text in the search field', async () => {
    const { page } = ollim()
    await openTab(page, 'History')
    await entryCell(page, '0.png').waitFor()
    await page.getByRole('searchbox').focus()
    await page.keyboard.press('Control+a')
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    await page.getByText('1,500 images').waitFor()
    await page.keyboard.press('Control+a')
    await page.getByText('1,500 selected').first().waitFor()
  })

  test('each of several quick keys acts on the result of the previous one, even if that is not loaded yet', async () => {
    const { page } = ollim()
    await openTab(page, 'History')
    await entryCell(page, '0.png').click()
    for (const key of ['End', 'ArrowLeft', 'Delete']) await page.keyboard.press(key)
    await page.getByText('1 image will be deleted').waitFor()
    await entryCell(page, '1498.png').waitFor({ state: 'detached' })
    await entryCell(page, '1499.png').waitFor()
    await page.keyboard.press('Control+z')
    await entryCell(page, '1498.png').waitFor()
    for (const key of ['Home', 'ArrowRight', 'Shift+End', 'Delete']) await page.keyboard.press(key)
    await page.getByText('1,499 images will be deleted').waitFor()
  })

  test('Ctrl and Shift together add a range to the selection', async () => {
    const { page } = ollim()
    await openTab(page, 'History')
    await entryCell(page, '0.png').click()
    await entryCell(page, '2.png').click({ modifiers: ['ControlOrMeta'] })
    await entryCell(page, '4.png').click({ modifiers: ['ControlOrMeta', 'Shift'] })
    await expect.poll(() => selectedNames(page)).toEqual(['0.png', '2.png', '3.png', '4.png'])
    // The next range begins where this one did.
    await entryCell(page, '1.png').click({ modifiers: ['Shift'] })
    await expect.poll(() => selectedNames(page)).toEqual(['1.png', '2.png'])
  })

  test('a long range can be given several tags, even if its first image is out of sight', async () => {
    const { page, app } = ollim()
    await openTab(page, 'History')
    await entryCell(page, '0.png').click()
    // Beyond those that every search answers with.
    const first = async () => Number.parseInt((await selectedNames(page))[0] ?? '', 10)
    while ((await first()) < 100) {
      const before = await first()
      await page.keyboard.press('PageDown')
      await expect.poll(first).toBeGreaterThan(before)
    }
    const shown = (1500 - (await first())).toLocaleString('en')
    await page.keyboard.press('Shift+End')
    await page.getByText(`${shown} selected`).first().waitFor()
    await entryCell(page, '1499.png').waitFor()
    await chooseFromNextMenu(app, ['Tags…'])
    await press(page, 'More actions')
    const dialog = page.getByRole('dialog', { name: 'Tags' })
    for (const tag of ['sea', 'summer']) {
      await dialog.getByRole('textbox').fill(tag)
      await page.keyboard.press('Enter')
      await dialog.getByText(`#${tag}`, { exact: true }).waitFor()
      // The list beneath has been read again.
      await page.locator('aside').getByText(`#${tag}`, { exact: true }).waitFor()
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('searchbox').fill('#summer')
    await page.getByText(`${shown} images`).waitFor()
  })
})

describe('among a few images', () => {
  const ollim = oneFreshOllim(() => ({ environment }))

  test('a range begins at the clicked image, even if new images have come before it', async () => {
    const { page } = ollim()
    const folder = await newFolder('range')
    for (const name of ['1.png', '2.png', '3.png']) {
      await dropFiles(page, await writeImages(folder, [name]))
      await linkOf(page, name)
    }
    await openTab(page, 'History')
    await entryCell(page, '2.png').click()
    await startAgain(ollim(), await writeImages(folder, ['4.png']))
    await entryCell(page, '4.png').waitFor()
    await entryCell(page, '1.png').click({ modifiers: ['Shift'] })
    await expect.poll(() => selectedNames(page)).toEqual(['2.png', '1.png'])
    await entryCell(page, '4.png').click({ modifiers: ['Shift'] })
    await expect.poll(() => selectedNames(page)).toEqual(['4.png', '3.png', '2.png'])
  })

  test('Ctrl+C copies the selection wherever the focus is on the screen', async () => {
    const { page } = ollim()
    await dropFiles(page, await writeImages(await newFolder('copied'), ['chosen.png', 'other.png']))
    const link = await linkOf(page, 'chosen.png')
    await linkOf(page, 'other.png')
    await openTab(page, 'History')
    await entryCell(page, 'chosen.png').click()
    await press(page, 'Show as list')
    await expectCopied()
    // Where nothing takes the keyboard.
    await page.getByRole('heading', { name: 'chosen.png' }).click()
    await expectCopied()

    async function expectCopied(): Promise<void> {
      await copyText('before')
      await page.keyboard.press('Control+c')
      await expect.poll(pastedText).toBe(link)
    }
  })

  test('dragging images into an editor inserts the links of the selection, or of one image outside it', async () => {
    const { page } = ollim()
    const [one, two, three] = await writeImages(await newFolder('dragged'), [
      'one.png',
      'two.png',
      'three.png',
    ])
    await dropFiles(page, [one ?? '', two ?? '', three ?? ''])
    const links = [
      await linkOf(page, 'one.png'),
      await linkOf(page, 'two.png'),
      await linkOf(page, 'three.png'),
    ]
    await choose(page, 'Link format', 'Markdown')
    await openTab(page, 'History')
    const editor = await openEditor(page)
    await entryCell(page, 'three.png').click()
    await entryCell(page, 'one.png').click({ modifiers: ['ControlOrMeta'] })
    await entryCell(page, 'one.png').dragTo(editor)
    await expect.poll(() => editor.inputValue()).toBe(`![three](${links[2]})\n![one](${links[0]})`)
    await press(page, 'Show as list')
    await editor.fill('')
    await entryCell(page, 'two.png').dragTo(editor)
    await expect.poll(() => editor.inputValue()).toBe(`![two](${links[1]})`)
    expect(await editor.getAttribute('data-html')).toContain(`<img src="${links[1]}" alt="two"`)
  })
})
