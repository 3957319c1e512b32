import type { AppWork } from '../../electron/cli/work/settings-work'
import { problem, success } from '../../electron/shared/result'

/** The work of an app without data: no destination, and nothing to import or export. */
export const idleWork: AppWork = {
  upload: async () => success([]),
  check: async () => problem({ kind: 'no-destination' }),
  beginSession: async () => success(undefined),
  importText: async () => problem({ kind: 'no-destination' }),
  exportDestinations: async () => problem({ kind: 'no-destination' }),
}
