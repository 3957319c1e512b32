import type { Engine } from '../uploads/engine'
import { removeUploads } from '../uploads/remove-uploads'
import { openerFor } from './delete-objects'
import { Replacer, type ReplacerNeeds } from './replacer'

/** A replacer beside an engine: with its connections, its list, and the one speed limit of all that goes out. */
export function engineReplacer(
  engine: Pick<Engine, 'open' | 'pace' | 'list'>,
  needs: Omit<ReplacerNeeds, 'open' | 'pace' | 'removeUploads'>,
): Replacer {
  return new Replacer({
    ...needs,
    open: openerFor((id) => engine.open(id)),
    pace: (bytes, signal) => engine.pace.allow(bytes, signal),
    removeUploads: (ids) => removeUploads(engine.list, ids),
  })
}
