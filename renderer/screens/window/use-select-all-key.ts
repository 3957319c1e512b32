import { wholeListKey } from '../../selection/selection-keys'
import { useBodyKey } from './use-body-key'

/** Ctrl+A selects a screen's whole list, even without keyboard focus; text fields and sheets take precedence. */
export function useSelectAllKey(hasItems: boolean, selectAll: () => void): void {
  useBodyKey(hasItems, (event) => wholeListKey(event) === 'all', selectAll)
}
