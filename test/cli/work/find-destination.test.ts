import { describe, expect, it } from 'vitest'
import { findDestination } from '../../../electron/cli/work/find-destination'
import { problem, success } from '../../../electron/shared/result'

const destinations = [
  { id: '1', name: 'Blog', bucket: '' },
  { id: '2', name: 'blog', bucket: '' },
  { id: '3', name: '사진', bucket: '' },
]
const choice = { destinations, defaultDestinationId: '3' }

describe('a destination', () => {
  it.each([
    { name: undefined, id: '3' },
    { name: 'Blog', id: '1' },
    { name: 'blog', id: '2' },
    { name: 'BLOG', id: '1' },
    { name: '사진'.normalize('NFD'), id: '3' },
  ])('is found by the name $name', ({ name, id }) => {
    const found = findDestination(choice, name)
    expect(found).toEqual(success(destinations.find((destination) => destination.id === id)))
  })

  it('is refused under an unknown name, with the known names', () => {
    expect(findDestination(choice, 'Blo')).toEqual(
      problem({ kind: 'unknown-destination', name: 'Blo', known: ['Blog', 'blog', '사진'] }),
    )
  })

  it.each(['', 'gone'])('is missing while the default one is “%s”', (defaultDestinationId) => {
    expect(findDestination({ destinations, defaultDestinationId }, undefined)).toEqual(
      problem({ kind: 'no-destination' }),
    )
  })
})
