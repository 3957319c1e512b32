import type { Hovering } from '../../views/window/DropOverlay'

/** While files hover, the system only reveals their number and types, never their names or sizes. */
export function whatHovers(items: Iterable<Pick<DataTransferItem, 'kind' | 'type'>>): Hovering {
  const types = [...items].filter(({ kind }) => kind === 'file').map(({ type }) => type)
  const isImage = (type: string) => type.startsWith('image/')
  const notImages = types.filter((type) => type !== '' && !isImage(type)).length
  return {
    count: types.length === 0 ? null : types.length,
    notImages,
    allKnown: types.length > 0 && types.every((type) => type !== ''),
  }
}
