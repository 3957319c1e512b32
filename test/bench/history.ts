import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { everything, type HistoryQuery } from '../../electron/shared/history/history'
import { launchOllim } from '../support/electron/launch'
import { makeHistory } from './history-corpus'
import { spreadOf } from './statistics'
import { figure, printTable } from './table'

/** Typical searches, from few results to all entries. */
const searches: readonly (readonly [what: string, query: Partial<HistoryQuery>])[] = [
  ['everything', {}],
  ['one name', { text: 'screenshot 4242.' }],
  ['two letters of Hangul', { text: '제주' }],
  ['one letter of Hangul', { text: '바' }],
  ['a Latin word', { text: 'screenshot' }],
  ['what every URL has', { text: 'https' }],
  ['nothing', { text: '없는말' }],
  ['last month', { text: 'last month' }],
  ['a day', { text: '2025-11-24' }],
  ['a tag', { tag: 'favourite' }],
  ['word, destination and kind', { text: 'photo', destinationId: 'blog', kind: 'png' }],
  ['large ones by size', { minBytes: 1_000_000, sort: 'largest' }],
  ['a word by name', { text: '여행', sort: 'name' }],
  ['everything by name', { sort: 'name' }],
]

const rounds = 9
/** Starts of the app, for what can be measured only once per start. */
const starts = 6
/** Sooner than a person reads the window and reaches for the tab. */
const settledMilliseconds = 1_000

interface SearchTimes {
  readonly what: string
  readonly found: number
  /** From the page's request to the answer in the page, including main and its database. */
  readonly milliseconds: { readonly least: number; readonly median: number }
}

interface ScrollTimes {
  readonly what: string
  readonly frames: number
  /** Between two frames; at best the screen shows one every 16.7 ms. */
  readonly p95Milliseconds: number
  /** The work of the page's thread for one frame: scripts, styles, layout and paint. */
  readonly workP95Milliseconds: number
  readonly longestMilliseconds: number
}

export interface HistoryCost {
  readonly entries: number
  /** From the press on the tab to the frame with the first images' names: in the very moment the window can be used … */
  readonly earliestPaintMilliseconds: number
  /** … the first time, a second after the start … */
  readonly firstPaintMilliseconds: number
  /** … and later. */
  readonly paintMilliseconds: number
  /** From a typed letter to the frame with its results. */
  readonly typedMilliseconds: number
  readonly searches: readonly SearchTimes[]
  readonly scrolls: readonly ScrollTimes[]
}

/** Measures a long history in the app: opening, searching and scrolling. */
export async function historyCost(count: number): Promise<HistoryCost> {
  const home = await mkdtemp(path.join(tmpdir(), 'ollim-bench-history-'))
  try {
    await makeHistory(home, count)
    // The first start creates the home.
    const [, ...earliestPaints] = await inTurn(starts, () => firstPaint(home, 0))
    const firstPaints = await inTurn(starts, () => firstPaint(home, settledMilliseconds))
    const ollim = await launchOllim({ home })
    try {
      const { page } = ollim
      const [, ...later] = await inTurn(rounds, () => paint(page))
      const times: SearchTimes[] = []
      for (const [what, query] of searches)
        times.push({ what, ...(await search(page, { ...everything, ...query })) })
      const typed = await inTurn(rounds, () => type(page))
      return {
        entries: count,
        earliestPaintMilliseconds: spreadOf(earliestPaints).median,
        firstPaintMilliseconds: spreadOf(firstPaints).median,
        paintMilliseconds: spreadOf(later).median,
        typedMilliseconds: spreadOf(typed).median,
        searches: times,
        scrolls: [
          { what: 'reading, 20 px a frame', ...(await scroll(page, 20)) },
          { what: 'looking, 80 px a frame', ...(await scroll(page, 80)) },
          { what: 'rushing, 1,000 px a frame', ...(await scroll(page, 1_000)) },
        ],
      }
    } finally {
      await ollim.close()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function inTurn<Value>(times: number, work: () => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = []
  while (values.length < times) values.push(await work())
  return values
}

/** @param afterMilliseconds how long the window has been usable */
async function firstPaint(home: string, afterMilliseconds: number): Promise<number> {
  const ollim = await launchOllim({ home })
  try {
    await setTimeout(afterMilliseconds)
    return await paint(ollim.page)
  } finally {
    await ollim.close()
  }
}

/** Shows the history, and then another screen again. */
async function paint(page: Page): Promise<number> {
  const milliseconds = await page.evaluate(async () => {
    const tab = (name: string) =>
      [...document.querySelectorAll<HTMLElement>('[role=tab]')].find(({ ariaLabel }) => ariaLabel === name)
    const started = performance.now()
    // Tabs open on press, before the button is released.
    tab('History')?.dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerType: 'mouse', pointerId: 1 }),
    )
    tab('History')?.click()
    const drawn = () => document.querySelector('[role=gridcell][aria-label]') !== null
    while (!drawn()) await new Promise(requestAnimationFrame)
    // The next frame begins once this one has been painted.
    await new Promise(requestAnimationFrame)
    return performance.now() - started
  })
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('gridcell').first().waitFor({ state: 'detached' })
  return milliseconds
}

async function search(page: Page, query: HistoryQuery): Promise<Omit<SearchTimes, 'what'>> {
  const { found, times } = await page.evaluate(
    async ([asked, count]) => {
      let found = 0
      const times: number[] = []
      for (let round = 0; round < count; round += 1) {
        const started = performance.now()
        found = (await window.ollim.searchHistory(asked)).positions.length
        times.push(performance.now() - started)
      }
      return { found, times }
    },
    [query, rounds] as const,
  )
  return { found, milliseconds: spreadOf(times) }
}

/** Types one letter after another into the search field, each as soon as the results are shown. */
async function type(page: Page): Promise<number> {
  await page.getByRole('tab', { name: 'History' }).click()
  const field = page.getByRole('searchbox')
  await field.fill('')
  await page.getByRole('gridcell').first().waitFor()
  const milliseconds = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('input[type=search]')
    if (input === null) return NaN
    const before = document.querySelector('[role=gridcell]')
    const started = performance.now()
    input.focus()
    // React only notices a new value if its own setter is bypassed.
    Reflect.set(HTMLInputElement.prototype, 'value', '바', input)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    while (document.querySelector('[role=gridcell]') === before) await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - started
  })
  await field.fill('')
  return milliseconds
}

async function scroll(page: Page, pixels: number): Promise<Omit<ScrollTimes, 'what'>> {
  const { intervals, works } = await page.evaluate(async (step) => {
    const scroller = document.querySelector('[role=grid]')?.parentElement
    const intervals: number[] = []
    const works: number[] = []
    scroller?.scrollTo(0, 0)
    let before = await new Promise<number>(requestAnimationFrame)
    const painted = new MessageChannel()
    for (let frame = 0; frame < 300; frame += 1) {
      const at = await new Promise<number>(requestAnimationFrame)
      const started = performance.now()
      intervals.push(at - before)
      before = at
      scroller?.scrollBy(0, step)
      // A message posted within a frame arrives once the frame's work is done.
      const worked = new Promise<number>((resolve) => {
        painted.port2.onmessage = () => resolve(performance.now() - started)
      })
      painted.port1.postMessage(null)
      works.push(await worked)
    }
    return { intervals, works }
  }, pixels)
  return {
    frames: intervals.length,
    p95Milliseconds: p95(intervals),
    workP95Milliseconds: p95(works),
    longestMilliseconds: Math.max(...intervals),
  }
}

function p95(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * 0.95)] ?? NaN
}

export function printHistory(cost: HistoryCost): void {
  console.log(`  ${cost.entries.toLocaleString('en')} entries`)
  console.log(`  shown at once after a start   ${figure(cost.earliestPaintMilliseconds)} ms`)
  console.log(`  shown a second after a start  ${figure(cost.firstPaintMilliseconds)} ms`)
  console.log(`  shown again                   ${figure(cost.paintMilliseconds)} ms`)
  console.log(`  typed to drawn                ${figure(cost.typedMilliseconds)} ms`)
  printTable(
    ['search', 'found', 'least ms', 'median ms'],
    cost.searches.map(({ what, found, milliseconds: { least, median } }) => [
      what,
      String(found),
      figure(least),
      figure(median),
    ]),
  )
  printTable(
    ['scroll', 'frames', 'p95 ms', 'work p95 ms', 'longest ms'],
    cost.scrolls.map(({ what, frames, p95Milliseconds, workP95Milliseconds, longestMilliseconds }) => [
      what,
      String(frames),
      figure(p95Milliseconds),
      figure(workP95Milliseconds),
      figure(longestMilliseconds),
    ]),
  )
}
