import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../../../renderer')

interface Source {
  /** Its path in `renderer/`. */
  readonly file: string
  readonly text: string
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:css|tsx?)$/u.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
const sheets = sources
  .filter(({ file }) => file.endsWith('.css'))
  .map(({ file, text }) => ({ file, text: text.replaceAll(/\/\*[^]*?\*\//gu, '') }))
const modules = sheets.filter(({ file }) => file.endsWith('.module.css'))
const components = sources.filter(({ file }) => !file.endsWith('.css'))

/** The classes that a style sheet has rules for. */
function classesOf({ text }: Source): ReadonlySet<string> {
  return new Set([...text.matchAll(/\.(-?[a-z][\w-]*)(?=[^{}]*\{)/giu)].map(([, name = '']) => name))
}

/** Which component imports which style sheet, and under which name. */
const imports = components.flatMap(({ file, text }) =>
  [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/gu)].map(([, name = '', from = '']) => ({
    file,
    text,
    name,
    sheet: path.join(path.dirname(file), from),
  })),
)

describe('the style sheets', () => {
  it('have no class that no component uses', () => {
    const unused = modules.flatMap((module) => {
      // Also a name by itself counts: some are chosen by a property, as in `styles[variant]`.
      const words = imports.flatMap(({ sheet, text }) => (sheet === module.file ? [text] : [])).join('\n')
      return [...classesOf(module)]
        .filter((name) => !words.includes(`'${name}'`))
        .map((name) => `${module.file} .${name}`)
    })
    expect(modules.length).toBeGreaterThan(50)
    expect(unused).toEqual([])
  })

  it('have every class that a component asks for', () => {
    const missing = imports.flatMap(({ file, text, name, sheet }) => {
      const known = classesOf(modules.find((module) => module.file === sheet) ?? { file: sheet, text: '' })
      return [...text.matchAll(new RegExp(`\\b${name}\\['([^']+)'\\]`, 'gu'))]
        .filter(([, asked = '']) => !known.has(asked))
        .map(([, asked = '']) => `${file} ${asked}`)
    })
    expect(missing).toEqual([])
  })

  it('compose only with classes that the basis has', () => {
    const basis = sheets.flatMap((sheet) => (sheet.file === 'style/base.css' ? [...classesOf(sheet)] : []))
    const composed = modules.flatMap(({ text }) =>
      [...text.matchAll(/composes: (\w+) from global/gu)].map(([, name = '']) => name),
    )
    expect(composed.length).toBeGreaterThan(0)
    expect(composed.filter((name) => !basis.includes(name))).toEqual([])
  })

  it('define every token that they use, and use every token that they define', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const found = (pattern: RegExp) => new Set([...all.matchAll(pattern)].map(([, name = '']) => name))
    const used = found(/var\((--[\w-]+)/gu)
    // A component sets what depends on a measurement, and React Aria the width of what opens a list.
    const defined = found(/(--[\w-]+)'?:/gu).add('--trigger-width')
    expect([...defined].filter((name) => !used.has(name) && name !== '--trigger-width')).toEqual([])
    expect([...used].filter((name) => !defined.has(name))).toEqual([])
  })
})
