import type { Failure } from '../../shared/failures/failure'
import type { TagChange } from '../../shared/history/history'
import type { Result } from '../../shared/result'
import type { History } from '../ports/history'
import { visibleText } from '../naming/visible-text'
import type { Slices } from '../slices'
import { foldText } from './search/search-terms'

export interface TagNeeds {
  readonly history: Pick<History, 'tag' | 'tags'>
  readonly slices: Pick<Slices, 'change'>
}

/**
 * Tags entries, however many. A tag that is in use already keeps its spelling: the filter ignores case, so two tags that
 * differ in nothing else would both show the same images.
 */
export function tagEntries(
  { history, slices }: TagNeeds,
  ids: readonly string[],
  { add, remove }: TagChange,
): Promise<Result<null, Failure>> {
  const inUse = new Map(history.tags().map((tag) => [foldText(tag), tag]))
  const added = add
    .map(visibleText)
    .filter((tag) => tag !== '')
    .map((tag) => inUse.get(foldText(tag)) ?? tag)
  return slices.change(ids, (some) => history.tag(some, { add: added, remove }))
}
