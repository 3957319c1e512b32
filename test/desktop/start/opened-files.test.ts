import { expect, it, vi } from 'vitest'
import { OpenedFiles } from '../../../electron/desktop/start/opened-files'
import { FakeClock } from '../../support/fake-clock'

it('files that are opened together are one batch, and later ones another', () => {
  const clock = new FakeClock()
  const opened = new OpenedFiles(clock)
  const take = vi.fn()
  opened.deliverTo(take)
  opened.add('/a.png')
  clock.advance(20)
  opened.add('/둘.png')
  expect(take).not.toHaveBeenCalled()
  clock.advance(100)
  opened.add('/c.png')
  clock.advance(100)
  expect(take.mock.calls).toEqual([[['/a.png', '/둘.png']], [['/c.png']]])
})

it('files that come before Ollim is ready wait for it', () => {
  const clock = new FakeClock()
  const opened = new OpenedFiles(clock)
  opened.add('/early.png')
  clock.advance(5000)
  const take = vi.fn()
  opened.deliverTo(take)
  clock.advance(100)
  expect(take.mock.calls).toEqual([[['/early.png']]])
})
