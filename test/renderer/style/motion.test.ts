import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../../../renderer')
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** Every `transition` and `animation` of the page, with the sheet it stands in. */
function motions(): readonly { readonly file: string; readonly motion: string }[] {
  return sheets.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:transition|animation):\s*([^;]+);/gu)]
      .flatMap(([, value = '']) => value.split(/,(?![^(]*\))/u))
      .map((motion) => ({ file, motion: motion.trim() }))
      .filter(({ motion }) => motion !== 'none'),
  )
}

function tokens(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/(--t-\w+):\s*([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
  )
}

const tokenSheet = sheets.find(({ file }) => file.endsWith('tokens.css'))?.text ?? ''
const [usual = '', reduced = ''] = tokenSheet.split('@media (prefers-reduced-motion: reduce)')

describe('the motion of the page', () => {
  it('always takes its duration from a token', () => {
    expect(motions().length).toBeGreaterThan(10)
    expect(motions().filter(({ motion }) => !/var\(--t-\w+\)/u.test(motion))).toEqual([])
    expect(motions().filter(({ motion }) => /(?<![\w-])[\d.]+m?s\b/u.test(motion))).toEqual([])
  })

  it('has no duration if the person prefers reduced motion', () => {
    expect([...tokens(reduced).keys()].toSorted()).toEqual([...tokens(usual).keys()].toSorted())
    expect(new Set(tokens(reduced).values())).toEqual(new Set(['0ms']))
  })

  it('stops endless animations for reduced motion', () => {
    const endless = sheets.filter(({ text }) => /animation:[^;]*infinite/u.test(text))
    expect(endless.length).toBeGreaterThan(0)
    for (const { file, text } of endless) {
      const [, calm = ''] = text.split('@media (prefers-reduced-motion: reduce)')
      expect(calm, file).toContain('animation: none')
    }
  })
})
