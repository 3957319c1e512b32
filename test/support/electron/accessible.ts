import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { languages } from '../../../electron/shared/languages'
import { violationsOn } from './axe'
import type { Ollim } from './launch'

/** Every language and both themes, but not each with each: themes differ only in colours, which no language changes. */
const looks = languages.map(
  (language, index) => ({ language, theme: index % 2 === 0 ? 'light' : 'dark' }) as const,
)

/** The minimum width and height of a target, in CSS pixels. */
const minTarget = 28

/**
 * Checks what is shown in every look, and fails with a list of problems: violated axe rules, groups without a name, and
 * targets that are too small.
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
    await shown.waitForFunction(
      ({ language, theme }) =>
        document.documentElement.lang === language && matchMedia(`(prefers-color-scheme: ${theme})`).matches,
      look,
    )
    const problems = await violationsOn(shown)
    const misshapen = [...(await smallTargets(shown)), ...(shown === page ? await outOfReach(ollim) : [])]
    for (const problem of [...problems, ...misshapen, ...(await namelessGroups(shown))])
      found.push([language, theme, problem].join(' · '))
  }
  await page.evaluate(() => window.ollim.changePreferences({ language: 'en', theme: 'light' }))
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
  }
  if (width > minWidth) await resize(minWidth)
  const found = await page.evaluate(findOutOfReach, minWidth)
  if (width > minWidth) await resize(width)
  return found
}

/** Runs in the page. What depends on the measured width follows it within some frames. */
async function findOutOfReach(least: number): Promise<readonly string[]> {
  const find = () => {
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
  }
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
  await frame()
  await frame()
  let found = find()
  for (let frames = 0; frames < 60 && found.length > 0; frames += 1) {
    await frame()
    found = find()
  }
  return found
}

/** Groups that a screen reader announces without saying what they are about, one per line. */
async function namelessGroups(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n')
  return lines.flatMap((line, index) =>
    /^ *- group\b(?! ")/.test(line) ? [`a group without a name: ${(lines[index + 1] ?? '').trim()}`] : [],
  )
}

/** Targets that are too small for a finger, one per line. */
async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const targets =
      'a, button, [role=button], [role=tab], [role=combobox], [role=option], input, textarea, summary'
    /** What a link's text does not fill of its target is only found by the pointer. */
    const boxOf = (element: HTMLElement) => {
      const { width, height } = element.getBoundingClientRect()
      if (!element.matches('a')) return { width, height }
      element.scrollIntoView({ block: 'nearest' })
      const { left, top } = element.getBoundingClientRect()
      const isHit = (y: number) => element.contains(document.elementFromPoint(left + width / 2, y))
      const lines = Array.from(
        { length: Math.ceil(height) + 2 * least },
        (_, line) => top - least + line + 0.5,
      )
      return { width, height: lines.filter(isHit).length }
    }
    return (
      [...document.querySelectorAll<HTMLElement>(targets)]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.closest('[aria-hidden=true], [inert]') === null)
        // Only for screen readers.
        .filter(({ style }) => style.width !== '1px')
        // The target of a checkbox or radio button is its label.
        .map((element) =>
          element.matches('[type=checkbox], [type=radio]') ? element.closest('label') : element,
        )
        .filter((element) => element !== null)
        .map((element) => ({ element, box: boxOf(element) }))
        .filter(({ box: { width, height } }) => width < least || height < least)
        .map(({ element, box }) => `${element.outerHTML.slice(0, 120)}: ${box.width} × ${box.height}`)
    )
  }, minTarget)
}
