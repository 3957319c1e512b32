import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../build/support/root.mjs'
import { startBroken } from '../support/electron/broken-start'
import { oneOllim } from '../support/electron/ollim-in-test'

const ollim = oneOllim(() => ({}))

test('Electron takes what it compiled when the app was built', async () => {
  const isRejected = await ollim().app.evaluate(
    (_electron, script) => {
      const { readFileSync } = process.getBuiltinModule('node:fs')
      const { Script } = process.getBuiltinModule('node:vm')
      const cachedData = readFileSync(`${script}.cache`)
      return new Script(readFileSync(script, 'utf8'), { cachedData }).cachedDataRejected
    },
    path.join(root, 'out', 'app.cjs'),
  )
  expect(isRejected).toBe(false)
})

// Only Linux says what a process has loaded.
test.runIf(process.platform === 'linux')(
  'main loads no OpenGL, and the programs that it opens may',
  async () => {
    const { loaded, asked } = await ollim().app.evaluate(() => ({
      loaded: [
        ...process
          .getBuiltinModule('node:fs')
          .readFileSync('/proc/self/maps', 'utf8')
          .matchAll(/lib(gdk-|GLX|gallium|LLVM)/g),
      ].map(([name]) => name),
      asked: process.env['GDK_GL'],
    }))
    expect([...new Set(loaded)]).toEqual(['libgdk-'])
    expect(asked).toBeUndefined()
  },
)

test('the letters of the first frame come along with the document, and no others', async () => {
  const { ahead, loaded } = await ollim().page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
    const sources = rules.flatMap((rule) =>
      rule instanceof CSSFontFaceRule ? [rule.style.getPropertyValue('src')] : [],
    )
    return {
      ahead: document.querySelector('link[rel="preload"][as="font"]')?.getAttribute('href') ?? 'nothing',
      // In the order of their rules.
      loaded: [...document.fonts].flatMap(({ status }, index) =>
        status === 'loaded' ? [sources[index] ?? ''] : [],
      ),
    }
  })
  expect(loaded).toHaveLength(1)
  expect(loaded[0]).toContain(ahead.split('/').at(-1))
})

test('a start that cannot load a part of Ollim says so and ends, and does not stay without a window', async () => {
  const { code, told } = await startBroken()
  expect(code).toBe(1)
  expect(told).toEqual([expect.stringMatching(/^Ollim could not start\n.*\n\nlibc\.so\.6 is too old$/s)])
})

test('a start whose home cannot be made says so, and does not end as if another Ollim ran', async () => {
  const { code, told } = await startBroken({ OLLIM_HOME: path.join(root, 'package.json', 'home') })
  expect(code).toBe(1)
  expect(told).toEqual([
    expect.stringMatching(/^Ollim could not start\nIt keeps settings .*package\.json.home$/s),
  ])
})

test('it says so in the language of the system', async () => {
  const { told } = await startBroken({ LANGUAGE: 'ko' })
  expect(told).toEqual([expect.stringContaining('Ollim을 시작하지 못했어요')])
})
