import { expect, it } from 'vitest'
import { FairQueue } from '../../../../electron/core/uploads/queue/fair-queue'
import { briefOf } from '../../../../electron/shared/uploads/upload'
import { sampleRecord } from '../../../support/sample-records'

const anyone = (): boolean => true

function takeAll(line: FairQueue): readonly string[] {
  const taken: string[] = []
  for (let id = line.take(anyone); id !== undefined; id = line.take(anyone)) taken.push(id)
  return taken
}

it('lets batches take turns, each in its own order', () => {
  const line = new FairQueue()
  for (const id of ['a1', 'a2', 'a3', 'a4']) line.add('a', id)
  expect(line.take(anyone)).toBe('a1')
  for (const id of ['b1', 'b2']) line.add('b', id)
  expect(takeAll(line)).toEqual(['a2', 'b1', 'a3', 'b2', 'a4'])
})

it('puts a retried upload before the others of its batch', () => {
  const line = new FairQueue()
  line.add('a', 'a2')
  line.addFirst('a', 'a1')
  line.addFirst('b', 'b1')
  expect(takeAll(line)).toEqual(['a1', 'b1', 'a2'])
})

it('skips uploads that may not have a slot, and keeps them in line', () => {
  const line = new FairQueue()
  for (const id of ['large', 'small']) line.add('a', id)
  const isSmall = (id: string): boolean => id === 'small'
  expect(line.some(isSmall)).toBe(true)
  expect(line.take(isSmall)).toBe('small')
  expect([line.some(isSmall), line.take(isSmall)]).toEqual([false, undefined])
  expect(takeAll(line)).toEqual(['large'])
})

it('admits waiting uploads again, and remembers whose turn it is', () => {
  const line = new FairQueue()
  for (const id of ['a1', 'a2']) line.add('a', id)
  line.add('b', 'b1')
  line.take(anyone)
  const waiting = ['a2', 'a3'].map((id) => briefOf(sampleRecord(id, { batchId: 'a' }).upload))
  const done = briefOf(sampleRecord('a1', { batchId: 'a', status: { state: 'cancelled' } }).upload)
  line.replace([done, ...waiting, briefOf(sampleRecord('b1', { batchId: 'b' }).upload)])
  expect(takeAll(line)).toEqual(['b1', 'a2', 'a3'])
  line.add('c', 'c1')
  line.clear()
  expect(line.take(anyone)).toBeUndefined()
})
