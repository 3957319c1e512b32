import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'
import { settingsEntry } from '../support/electron/settings-form'
import { untilStill } from '../support/electron/until-still'
import { dropFiles, linkOf, openTab } from '../support/electron/window'
import { writeImages } from '../support/images/write-images'

/** Each screen, by the keys that show it. */
const screens = { uploads: 'Control+1', history: 'Control+2', settings: 'Control+3', help: 'F1' }

/** All words of a screen, those for assistive tools among them. */
async function words(page: Page, keys: string): Promise<readonly string[]> {
  await page.keyboard.press('Escape')
  await page.keyboard.press(keys)
  await untilStill(page)
  return page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '')
    return found.map((text) => text.trim()).filter((text) => text !== '')
  })
}

/**
 * What is the same in both languages: names of people's things and of products, what is typed by
 * people, keys and numbers.
 */
const untranslated =
  /^(English|한국어|Ollim|URL|Markdown|HTML|BBCode|AsciiDoc|reStructuredText|Org|Textile|CSS|JSON|AWS|MinIO|Wasabi|Backblaze B2|Cloudflare R2|DigitalOcean|photos|.*language.*\.png|F1|F10|Home|End|Space|A … Z|Enter|Delete|Esc|Ctrl|Shift|Alt|\?|.{1,2}|[^]*[{}/][^]*|AKIA…|my-images|us-east-1|Cache-Control|public, max-age=\d+|[\d.,:\s%BKMGs×-]+|Ctrl\+.*)$/

test('changing the language changes every word of every screen at once, and back', async () => {
  const { page, app } = await ollimForTest({ environment: destinationIn(inject('publicStore'), 'language') })
  await dropFiles(page, await writeImages(await newFolder('language'), ['language.png']))
  await linkOf(page, 'language.png')

  const english = new Map<string, readonly string[]>()
  for (const [screen, keys] of Object.entries(screens)) english.set(screen, await words(page, keys))
  await page.keyboard.press('Escape')
  await openTab(page, 'Settings')
  await settingsEntry(page, 'General').click()
  english.set('general', await words(page, 'Control+3'))
  await page.getByRole('radiogroup', { name: 'Language' }).getByText('한국어').click()
  await page.getByRole('tab', { name: '설정' }).waitFor()

  const korean = new Map([['general', await words(page, 'Control+3')]])
  // React Aria’s own label puts the verb before the name.
  expect(korean.get('general')).toContain('동시에 올리는 수 늘리기')
  for (const [screen, keys] of Object.entries(screens))
    if (screen !== 'settings') korean.set(screen, await words(page, keys))
  for (const [screen, shown] of korean) {
    const before = english.get(screen) ?? []
    const left = shown.filter((text) => before.includes(text) && !untranslated.test(text))
    expect([screen, ...left]).toEqual([screen])
    expect(
      shown.some((text) => /\p{Script=Hangul}/u.test(text)),
      screen,
    ).toBe(true)
  }
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ko')
  const menu = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(menu?.join(' ')).toMatch(/\p{Script=Hangul}/u)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+3')
  await page.getByRole('radiogroup', { name: '언어' }).getByText('English').click()
  await page.getByRole('tab', { name: 'Settings' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})
