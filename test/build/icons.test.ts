import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toIcns, toIco } from '../../build/icons/containers.mjs'
import { trayStates } from '../../build/icons/mark.mjs'
import { renderAppIcons, renderInstallerIcons } from '../../build/icons/render.mjs'

let folder = ''

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ollim-icons-'))
  await renderAppIcons(folder)
  await renderInstallerIcons(folder)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Sum of all opacity, 0 to 1 a pixel. */
async function ink(name: string): Promise<number> {
  const raw = await sharp(path.join(folder, name)).ensureAlpha().raw().toBuffer()
  return raw.reduce((sum, value, index) => sum + (index % 4 === 3 ? value / 255 : 0), 0)
}

describe('the tray icon', () => {
  it.each(trayStates)('exists in every size for %s', async (state) => {
    const sides = { '': 16, Panel: 24, Template: 16 }
    for (const [kind, side] of Object.entries(sides)) {
      for (const [density, scale] of Object.entries({ '': 1, '@2x': 2 })) {
        const { width, height } = await sharp(
          path.join(folder, `tray-${state}${kind}${density}.png`),
        ).metadata()
        expect([width, height]).toEqual([side * scale, side * scale])
      }
    }
  })

  it('fills its ring step by step', async () => {
    const busy = trayStates.filter((state) => state.startsWith('busy-'))
    const inks = await Promise.all(busy.map((state) => ink(`tray-${state}@2x.png`)))
    expect(inks).toEqual([...inks].sort((a, b) => a - b))
    expect(new Set(inks).size).toBe(busy.length)
  })

  it('is pure black on macOS, which colours it itself', async () => {
    const { channels } = await sharp(path.join(folder, 'tray-problemTemplate@2x.png')).stats()
    expect(channels.slice(0, 3).map(({ max }) => max)).toEqual([0, 0, 0])
  })
})

describe("the installers' icons", () => {
  it('come in every size that Linux desktops look for', () => {
    const sides = [16, 32, 48, 64, 128, 256, 512]
    expect(fs.readdirSync(path.join(folder, 'icons')).sort()).toEqual(
      sides.map((side) => `${String(side)}x${String(side)}.png`).sort(),
    )
  })

  it('hold each picture of a Windows icon where its entry says', () => {
    const pictures = [16, 256].map((side) => ({ side, png: Buffer.from(`picture of ${String(side)}`) }))
    const ico = toIco(pictures)
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 2])
    const found = [6, 22].map((at) => ({
      side: ico.readUInt8(at) || 256,
      png: ico.subarray(ico.readUInt32LE(at + 12), ico.readUInt32LE(at + 12) + ico.readUInt32LE(at + 8)),
    }))
    expect(found).toEqual(pictures)
  })

  it('hold each picture of a macOS icon behind its type', () => {
    const icns = toIcns([{ side: 1024, png: Buffer.from('large') }])
    expect(icns.subarray(0, 4).toString()).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    expect(icns.subarray(8, 12).toString()).toBe('ic10')
    expect(icns.subarray(16).toString()).toBe('large')
  })

  it('refuse a size that macOS does not know', () => {
    expect(() => toIcns([{ side: 300, png: Buffer.alloc(0) }])).toThrow('no icon of 300 pixels')
  })
})
