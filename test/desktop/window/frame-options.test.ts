import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { frameOptions, popoverGround, windowGround } from '../../../electron/desktop/window/frame-options'

describe('the window’s frame', () => {
  it('keeps macOS’s traffic lights, in the middle of the page’s title bar', () => {
    expect(frameOptions('darwin', 'light')).toEqual({
      backgroundColor: '#F5F8F8',
      titleBarStyle: 'hidden',
      trafficLightPosition: { x: 16, y: 17 },
    })
  })

  it('keeps Windows’ buttons, in the colours of the theme', () => {
    expect(frameOptions('win32', 'dark')).toEqual({
      backgroundColor: '#121716',
      titleBarStyle: 'hidden',
      titleBarOverlay: { color: '#121716', symbolColor: '#E7ECEC', height: 47 },
    })
  })

  it('is the system’s on Linux, whose menu bar appears with Alt', () => {
    expect(frameOptions('linux', 'dark')).toEqual({ backgroundColor: '#121716', autoHideMenuBar: true })
  })
})

it('the backgrounds are those of the page’s tokens', () => {
  const tokens = readFileSync(path.join(import.meta.dirname, '../../../renderer/style/tokens.css'), 'utf8')
  const token = (name: string, { light, dark }: { light: string; dark: string }) =>
    `--${name}: light-dark(${light.toLowerCase()}, ${dark.toLowerCase()})`
  expect(tokens).toContain(token('paper', { light: windowGround('light'), dark: windowGround('dark') }))
  expect(tokens).toContain(token('raised', { light: popoverGround('light'), dark: popoverGround('dark') }))
})
