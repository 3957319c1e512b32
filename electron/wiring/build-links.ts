import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import { LinkCopier } from '../core/links/link-copier'
import { LinkService } from '../core/links/link-service'
import { LinkProver } from '../core/links/link-prover'
import { uploadLink } from '../core/links/upload-link'
import type { JournalRecord } from '../core/ports/journal'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'

/** Builds what every door does with links: copying, proving, renewing. */
export function buildLinks(core: Core, clipboard: SystemClipboard) {
  const { engine, settings, preferences, notices, database } = core
  const prover = new LinkProver({ web: core.web, clock: systemClock })
  const copier = new LinkCopier({
    clipboard,
    preferences,
    notices,
    destination: (id) => settings.find(id),
    prove: async (links) => (preferences().proveLinks ? prover.proveCopy(links) : undefined),
  })
  const linkOf = (record: JournalRecord) => uploadLink(record, (id) => settings.find(id)?.bucket ?? '')
  const linkService = new LinkService({
    list: engine.list,
    history: database.history,
    linkOf,
    renewer: engine.linkRenewer,
    copier,
    prover,
    notices,
    clock: systemClock,
  })
  return { copier, linkService }
}
