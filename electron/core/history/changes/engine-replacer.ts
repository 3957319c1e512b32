import type { Engine } from '../../uploads/engine'
import { removeUploads } from '../../uploads/remove-uploads'
import { openerFor } from '../open-for-entry'
import { Replacer, type ReplacerNeeds } from './replacer'

/** A replacer that shares an engine's connections, its list, and its speed limit for everything sent. */
export function engineReplacer(
  engine: Pick<Engine, 'open' | 'pace' | 'list' | 'changes' | 'isPending'>,
  needs: Omit<ReplacerNeeds, 'open' | 'pace' | 'removeUploads' | 'changes' | 'isPending'>,
): Replacer {
  return new Replacer({
    ...needs,
    changes: engine.changes,
    isPending: (id) => engine.isPending(id),
    open: openerFor((id) => engine.open(id)),
    pace: (bytes, signal) => engine.pace.allow(bytes, signal),
    removeUploads: (ids) => removeUploads(engine.list, ids),
  })
}
