import { wholeListKey } from '../../selection/selection-keys'
import { useBodyKey } from './use-body-key'

/** Ctrl+A selects all that a screen lists, also where nothing has the keyboard; a field or a sheet goes first. */
export function useSelectAllKey(hasItems: boolean, selectAll: () => void): void {
  useBodyKey(hasItems, (event) => wholeListKey(event) === 'all', selectAll)
}
