import type { ServedWork } from '../../electron/cli/handover/handover-server'
import { problem, success } from '../../electron/shared/result'

/** The work of an app without data: no destination, and nothing to import or export. */
export const idleWork: ServedWork = {
  upload: async () => success([]),
  check: async () => problem({ kind: 'no-destination' }),
  beginSession: async () => success(undefined),
  importText: async () => problem({ kind: 'no-destination' }),
  exportDestinations: async () => problem({ kind: 'no-destination' }),
  knownDestinations: () => [],
}
