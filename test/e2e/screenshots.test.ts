import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../../build/demo/server.mjs'
import { drawPictures } from '../../build/screenshots/pictures.mjs'
import { scenes } from '../../build/screenshots/scenes.mjs'
import { newFolder, ollimForTest } from '../support/electron/ollim-in-test'

test('every scene of the screenshots works', async () => {
  const folder = await newFolder('scenes')
  await mkdir(path.join(folder, 'bucket'))
  const server = await startServer(path.join(folder, 'bucket'))
  onTestFinished(() => server.end())
  const { app, page } = await ollimForTest({})
  const pictures = await drawPictures(folder)
  const shot: string[] = []
  const shoot = async (name: string): Promise<void> => {
    shot.push(name)
  }
  const stage = { app, page, pictures, folder, endpoint: server.endpoint, shoot, shootPopover: shoot }
  for (const scene of scenes) await scene(stage)
  expect(shot.length).toBeGreaterThan(20)
  expect(new Set(shot).size).toBe(shot.length)
})
