import { expect, it, onTestFinished } from 'vitest'
import { EditorDoor } from '../../electron/http/editor-door'
import type { Answer } from '../../electron/http/answers'
import { freePort } from '../support/free-port'
import { makeSilentLog } from '../support/silent-log'

const count = 200

it('two hundred images can be on their way at once, each in a request of its own', async () => {
  const port = await freePort()
  const waiting: ((answer: Answer) => void)[] = []
  let state = ''
  const door = new EditorDoor({
    answer: () => new Promise((resolve) => waiting.push(resolve)),
    log: makeSilentLog(),
    onChange: (changed) => (state = changed),
  })
  onTestFinished(() => door.dispose())
  door.follow(port)
  await expect.poll(() => state).toBe('open')

  const asked = Array.from({ length: count }, async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/upload`, { method: 'POST' })
    return answer.status
  })
  const answers = Promise.all(asked)
  await Promise.race([answers, expect.poll(() => waiting, { timeout: 20_000 }).toHaveLength(count)])
  for (const answer of waiting) answer({ status: 200, body: {} })
  expect(await answers).toEqual(Array<number>(count).fill(200))
})
