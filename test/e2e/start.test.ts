import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../build/support/root.mjs'
import { canHaveGraphicsCard } from '../../electron/desktop/start/graphics-card'
import { startBroken } from '../support/electron/broken-start'
import { oneOllim } from '../support/electron/ollim-in-test'

const ollim = oneOllim(() => ({}))

test('Electron accepts the code cache that was made when the app was built', async () => {
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
  'OpenGL is never loaded by main, by no process without a graphics card, and is not disabled for opened programs',
  async () => {
    const { pids, asked } = await ollim().app.evaluate(({ app }) => ({
      pids: Object.fromEntries(app.getAppMetrics().map(({ type, pid }) => [type, pid])),
      asked: process.env['GDK_GL'],
    }))
    const { Browser: main = 0, GPU: drawing = 0 } = pids
    expect(librariesOf(main)).toEqual(['libgdk-'])
    if (!canHaveGraphicsCard(process.platform, existsSync)) expect(librariesOf(drawing)).toEqual(['libgdk-'])
    expect(asked).toBeUndefined()
  },
)

/** Those of the toolkit and of OpenGL. */
function librariesOf(pid: number): readonly string[] {
  const maps = readFileSync(`/proc/${String(pid)}/maps`, 'utf8')
  return [...new Set(maps.match(/lib(?:gdk-|GLX|GLESv2|gallium|LLVM)/g))]
}

test('only the font of the first frame is loaded, and it is preloaded with the document', async () => {
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

test('a start that cannot load a part of Ollim shows an error and exits', async () => {
  const { code, messages } = await startBroken()
  expect(code).toBe(1)
  expect(messages).toEqual([expect.stringMatching(/^Ollim could not start\n.*\n\nlibc\.so\.6 is too old$/s)])
})

test('a start that cannot create its folder shows an error and exits', async () => {
  const { code, messages } = await startBroken({ OLLIM_HOME: path.join(root, 'package.json', 'home') })
  expect(code).toBe(1)
  expect(messages).toEqual([
    expect.stringMatching(/^Ollim could not start\nIt keeps settings .*package\.json.home$/s),
  ])
})

test('the error about a failed start is in the system’s language', async () => {
  const { messages } = await startBroken({ LANGUAGE: 'ko' })
  expect(messages).toEqual([expect.stringContaining('Ollim을 시작하지 못했어요')])
})
