import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { languages } from '../../../electron/shared/languages'
import { colourRules, violationsOn } from './axe'
import type { Ollim } from './launch'

interface Look {
  readonly language: string
  readonly theme: 'light' | 'dark'
  /** axe rules to check; none means all. */
  readonly rules: readonly string[]
}

/** Text and layout differ by language; themes differ only in colours, which are the same in every language. */
const looks = languages.flatMap((language, index): readonly Look[] => {
  const light: Look = { language, theme: 'light', rules: [] }
  return index === 0 ? [light, { language, theme: 'dark', rules: colourRules }] : [light]
})

/** The minimum width and height of a target, in CSS pixels. */
const minTarget = 28

/**
 * Checks what is shown in every look, and fails with a list of problems: violated axe rules, and targets that are
 * too small.
 *
 * @param shown the page to check; by default the window's
 */
export async function expectAccessible(ollim: Ollim, shown = ollim.page): Promise<void> {
  const { page } = ollim
  const found: string[] = []
  for (const look of looks) {
    const { language, theme } = look
    await page.evaluate((change) => window.ollim.changePreferences(change), { language, theme })
    await page.waitForFunction(
      ({ language, theme }) =>
        document.documentElement.lang === language && document.documentElement.dataset['theme'] === theme,
      look,
    )
    await shown.waitForFunction(({ language }) => document.documentElement.lang === language, look)
    const problems = await violationsOn(shown, look.rules)
    const misshapen =
      theme === 'light'
        ? [...(await smallTargets(shown)), ...(shown === page ? await outOfReach(ollim) : [])]
        : []
    for (const problem of [...problems, ...misshapen]) found.push([language, theme, problem].join(' · '))
  }
  await page.evaluate(() => window.ollim.changePreferences({ language: 'en' }))
  await shown.waitForFunction(() => document.documentElement.lang === 'en')
  expect(found).toEqual([])
}

/** The minimum width of the window, in CSS pixels. */
const minWidth = 420

/** Elements that do not fit into the narrowest window, and placeholders that it cuts off, one per line. */
export async function outOfReach({ app, page }: Ollim): Promise<readonly string[]> {
  const width = await page.evaluate(() => innerWidth)
  const resize = async (wanted: number) => {
    await app.evaluate(({ BrowserWindow }, to) => {
      const [window] = BrowserWindow.getAllWindows()
      const [, height = to] = window?.getContentSize() ?? []
      window?.setContentSize(to, height)
    }, wanted)
    await page.waitForFunction((to) => innerWidth === to, wanted)
    // Whatever depends on the width is updated with the next frame.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  if (width > minWidth) await resize(minWidth)
  const found = await page.evaluate((least) => {
    const over = [...document.querySelectorAll<HTMLElement>('button, input, textarea, a, h1, h2, p')]
      .filter(
        (element) => element.checkVisibility() && element.closest('[aria-hidden=true], .unseen') === null,
      )
      .filter((element) => element.getBoundingClientRect().right > least)
    const cut = [...document.querySelectorAll<HTMLInputElement>('input:placeholder-shown')]
      .filter((field) => field.checkVisibility())
      .filter((field) => {
        const { fontWeight, fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(field)
        const brush = document.createElement('canvas').getContext('2d')
        if (brush === null) throw new Error('There is no canvas to measure text on.')
        brush.font = [fontWeight, fontSize, fontFamily].join(' ')
        const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)
        return brush.measureText(field.placeholder).width > room
      })
    return [
      ...over.map(({ outerHTML }) => `beyond ${least} px: ${outerHTML.slice(0, 120)}`),
      ...cut.map(({ placeholder }) => `cut off: ${placeholder}`),
    ]
  }, minWidth)
  if (width > minWidth) await resize(width)
  return found
}

/** Targets that are too small for a finger, one per line. */
async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const targets =
      'button, [role=button], [role=tab], [role=combobox], [role=option], input, textarea, summary'
    return (
      [...document.querySelectorAll<HTMLElement>(targets)]
        .filter((element) => element.checkVisibility() && element.closest('[aria-hidden=true]') === null)
        // Only for screen readers.
        .filter(({ style }) => style.width !== '1px')
        // The target of a checkbox or radio button is its label.
        .map((element) =>
          element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : element,
        )
        .filter((element) => element !== null)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box: { width, height } }) => width < least || height < least)
        .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${box.width} × ${box.height}`)
    )
  }, minTarget)
}
