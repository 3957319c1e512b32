import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeEach, expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { clipboardForms, copyPng, copyText, pastedForm, pastedText } from '../support/electron/clipboard'
import { newFolder, ollimForTest, oneOllim } from '../support/electron/ollim-in-test'
import { turnSwitch } from '../support/electron/turn-switch'
import {
  choose,
  clearUploads,
  dropFiles,
  linkOf,
  openTab,
  press,
  uploadRow,
} from '../support/electron/window'
import { makeUniquePng, writeImages } from '../support/images/write-images'

const destination = destinationIn(inject('publicStore'), 'copy-links')
const ollim = oneOllim(() => ({ environment: destination }))

beforeEach(async () => {
  const { page } = ollim()
  await clearUploads(page)
  await choose(page, 'Link format', 'URL')
})

const formats: readonly [string, (name: string, url: string) => string][] = [
  ['URL', (_name, url) => url],
  ['Markdown', (name, url) => `![${name}](${url})`],
  ['HTML', (name, url) => `<img src="${url}" alt="${name}" width="8" height="8">`],
  ['BBCode', (_name, url) => `[img]${url}[/img]`],
  ['AsciiDoc', (name, url) => `image::${url}["${name}",8,8]`],
  ['reStructuredText', (name, url) => `.. image:: ${url}\n   :alt: ${name}\n   :width: 8\n   :height: 8`],
  ['Org', (name, url) => `#+ATTR_HTML: :alt ${name} :width 8 :height 8\n[[${url}]]`],
  ['Textile', (name, url) => `!${url}(${name})!`],
  ['CSS', (_name, url) => `url("${url}")`],
]

test.each(formats)('one link, or all in the order of the list, are copied as %s', async (format, line) => {
  const { page } = ollim()
  const links = await upload(page, ['해변.png', 'b.png', 'c.png'])
  await choose(page, 'Link format', format)
  await press(uploadRow(page, 'b.png'), 'Copy link')
  await expect.poll(pastedText).toBe(line('b', links['b.png'] ?? ''))
  await page.getByRole('button', { name: 'Copy all links' }).click()
  const all = ['해변', 'b', 'c'].map((name) => line(name, links[`${name}.png`] ?? ''))
  await expect.poll(pastedText).toBe(all.join('\n'))
})

test('a failed copy shows a message and no tick', async () => {
  const { page, app, problems } = ollim()
  await upload(page, ['refused.png'])
  const button = uploadRow(page, 'refused.png').getByRole('button', { name: 'Copy link' })
  const picture = () => button.locator('svg').innerHTML()
  const untouched = await picture()
  await app.evaluate(({ clipboard }) => {
    const write = clipboard.write.bind(clipboard)
    clipboard.write = () => {
      clipboard.write = write
      throw new Error('The clipboard is taken')
    }
  })
  await button.click()
  await page.getByText('Something went wrong that Ollim does not recognise').waitFor()
  expect(await picture()).toBe(untouched)
  // So the page tells it, too.
  expect(problems.splice(0)).toHaveLength(1)

  await button.click()
  await expect.poll(picture).not.toBe(untouched)
  await expect.poll(pastedText).toContain('refused.png')
})

test('rich editors paste the pictures, one below the other', async () => {
  const { page } = ollim()
  const links = await upload(page, ['쌀 & 물.png', 'b.png'])
  await choose(page, 'Link format', 'Markdown')
  await page.getByRole('button', { name: 'Copy all links' }).click()
  const image = (name: string, alt: string) => `<img src="${links[name]}" alt="${alt}" width="8" height="8">`
  await expect
    .poll(() => pastedForm('text/html'))
    .toContain([image('쌀 & 물.png', '쌀 &amp; 물'), image('b.png', 'b')].join('<br>\n'))
})

test('rich editors paste a link if the format is URL, and plain text if it is JSON', async () => {
  const { page } = ollim()
  const links = await upload(page, ['a.png', 'b.png'])
  await press(uploadRow(page, 'a.png'), 'Copy link')
  await expect
    .poll(() => pastedForm('text/html'))
    .toContain(`<a href="${links['a.png']}">${links['a.png']}</a>`)
  await choose(page, 'Link format', 'JSON')
  await page.getByRole('button', { name: 'Copy all links' }).click()
  await expect.poll(pastedText).toContain('"size":')
  expect(JSON.parse(await pastedText())).toMatchObject([
    {
      url: links['a.png'],
      name: 'a.png',
      alt: 'a',
      width: 8,
      height: 8,
      bucket: destination['OLLIM_BUCKET'],
    },
    { url: links['b.png'], name: 'b.png' },
  ])
  expect(await clipboardForms()).not.toContain('text/html')
})

test('a custom format is used, also after a restart', async () => {
  const home = await newFolder('home')
  const first = await ollimForTest({ environment: destination, home })
  await openTab(first.page, 'Settings')
  await press(first.page, 'General')
  await choose(first.page, 'Format of copied links', 'Custom')
  await first.page.getByRole('textbox', { name: 'Custom format' }).fill('{name} = <{url}>')
  await first.page.getByText('= <').first().waitFor()
  await expectCopied(first.page)
  await first.close()
  const second = await ollimForTest({ environment: destination, home })
  await expectCopied(second.page)

  async function expectCopied(page: Page): Promise<void> {
    await openTab(page, 'Uploads')
    const links = await upload(page, [`custom.png`])
    for (const [name, url] of Object.entries(links)) {
      await press(uploadRow(page, name), 'Copy link')
      await expect.poll(pastedText).toBe(`${name} = <${url}>`)
    }
  }
})

test('with the switch on, links are copied when their batch finishes', async () => {
  const { page } = ollim()
  await upload(page, ['before.png'])
  await copyText('mine')
  await turnSwitch(page, 'Copy links when a batch finishes', 'on')
  const links = await upload(page, ['one.png', 'two.png'])
  await expect.poll(pastedText).toBe([links['one.png'], links['two.png']].join('\n'))
  await page.getByText('2 links copied as URL').waitFor()
  await turnSwitch(page, 'Copy links when a batch finishes', 'off')
})

test('with the switch off, a finished batch does not change the clipboard', async () => {
  const { page, app } = ollim()
  await app.evaluate(({ clipboard }) => {
    const write = clipboard.write.bind(clipboard)
    Reflect.set(globalThis, 'copies', 0)
    clipboard.write = (...data) => {
      Reflect.set(globalThis, 'copies', Number(Reflect.get(globalThis, 'copies')) + 1)
      write(...data)
    }
  })
  await upload(page, ['alone.png'])
  // Batches are followed up in order: when the next one has been copied, this one would have been.
  await turnSwitch(page, 'Copy links when a batch finishes', 'on')
  const links = await upload(page, ['next.png'])
  await expect.poll(pastedText).toBe(links['next.png'])
  await turnSwitch(page, 'Copy links when a batch finishes', 'off')
  expect(await app.evaluate((): unknown => Reflect.get(globalThis, 'copies'))).toBe(1)
})

test('Undo restores the text that was on the clipboard', async () => {
  const { page } = ollim()
  const links = await upload(page, ['undo.png'])
  await copyText('처음 것')
  await press(uploadRow(page, 'undo.png'), 'Copy link')
  await expect.poll(pastedText).toBe(links['undo.png'])
  await press(page, 'Undo')
  await expect.poll(pastedText).toBe('처음 것')
})

test('Undo restores the picture that was on the clipboard', async () => {
  const { page } = ollim()
  const links = await upload(page, ['undo.png'])
  const picture = path.join(await newFolder('picture'), 'picture.png')
  await writeFile(picture, await makeUniquePng())
  await copyPng(picture)
  await press(uploadRow(page, 'undo.png'), 'Copy link')
  await expect.poll(pastedText).toBe(links['undo.png'])
  await press(page, 'Undo')
  await expect.poll(clipboardForms).toContain('image/png')
})

/** Answers the links by name. */
async function upload(page: Page, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  await dropFiles(page, await writeImages(await newFolder('links'), names))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await linkOf(page, name)] as const)),
  )
}
