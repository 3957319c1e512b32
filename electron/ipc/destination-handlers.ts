import type { CredentialsLender } from '../core/credentials/lender'
import type { CheckRunner } from '../core/destinations/check-runner'
import { policyOfDraft } from '../core/destinations/policy-of-draft'
import { takeConfiguredEndpoint, understandEndpoint } from '../core/destinations/understand-endpoint'
import type { ImageClipboard, LinkClipboard } from '../core/ports/clipboard'
import type { DestinationFileDialogs } from '../core/settings/destination-file-dialogs'
import type { DestinationImporter } from '../core/settings/destination-importer'
import type { LiveCheck } from '../core/settings/live-check'
import { giveMfaCode, type MfaCodeNeeds } from '../core/settings/give-mfa-code'
import type { SettingsService } from '../core/settings/settings-service'
import type { StoreTarget } from '../core/ports/object-store'
import type { Engine } from '../core/uploads/engine'
import type { ServerCertificate } from '../shared/destinations/certificate'
import type { DestinationCalls, DestinationFormCalls } from '../shared/destinations/destination-calls'
import { longestPaste } from '../shared/destinations/paste'
import { failure, type Failure } from '../shared/failures/failure'
import { problem, success, type Result } from '../shared/result'
import { done } from './done'
import type { HandlersOf } from './serve'

export interface DestinationHandlerNeeds {
  readonly engine: Pick<Engine, 'changeDestination'>
  readonly settings: Pick<SettingsService, 'destinationKeeper' | 'unwritten'>
  readonly importer: DestinationImporter
  /** Imports and exports destinations through the system's dialogs. */
  readonly destinationFileDialogs: DestinationFileDialogs
  readonly clipboard: Pick<ImageClipboard, 'readText'>
}

export interface DestinationFormHandlerNeeds extends MfaCodeNeeds {
  readonly engine: Pick<Engine, 'queue'>
  readonly checks: CheckRunner
  readonly liveCheck: LiveCheck
  /** The certificate of a destination's server, whoever issued it. */
  readonly certificateOf: (target: StoreTarget) => Promise<Result<ServerCertificate, Failure>>
  readonly lender: Pick<CredentialsLender, 'offer' | 'endpointOf'>
  readonly clipboard: Pick<LinkClipboard, 'writeText'>
  readonly previewKey: HandlersOf<DestinationFormCalls>['previewKey']
}

/** The page's calls about saved destinations, and about pastes and files that contain some. */
export function destinationHandlers(needs: DestinationHandlerNeeds): HandlersOf<DestinationCalls> {
  const { engine, settings, importer, destinationFileDialogs, clipboard } = needs
  const { destinationKeeper } = settings
  return {
    saveDestination: (draft) => {
      const save = () => destinationKeeper.save(draft)
      const saved = draft.id === undefined ? save() : engine.changeDestination(draft.id, save)
      if (!saved.ok) return saved
      return success({ destination: saved.value, isWritten: settings.unwritten === undefined })
    },
    fixDestination: (id, fix) => {
      const fixed = engine.changeDestination(id, () => destinationKeeper.fix(id, fix))
      return fixed.ok ? success(null) : fixed
    },
    duplicateDestination: (id) => destinationKeeper.duplicate(id),
    deleteDestination: (id) => {
      engine.changeDestination(id, () => {
        destinationKeeper.delete(id)
        return success(null)
      })
      return null
    },
    chooseDefaultDestination: (id) => done(() => destinationKeeper.chooseDefault(id)),
    understandPaste: (text) => importer.understand(text),
    understandClipboard: async () => importer.understand((await clipboard.readText()).slice(0, longestPaste)),
    unlockPaste: (lockedId, passphrase) => importer.unlock(lockedId, passphrase),
    importDestinations: (drafts) => importer.add(drafts),
    chooseDestinationFile: () => destinationFileDialogs.open(),
    exportDestinations: (ids, passphrase) => destinationFileDialogs.save(ids, passphrase),
  }
}

/** Calls about a destination's form, saved or not. */
export function destinationFormHandlers(
  needs: DestinationFormHandlerNeeds,
): HandlersOf<DestinationFormCalls> {
  const { engine, settings, checks, liveCheck, lender, clipboard, certificateOf, previewKey } = needs
  return {
    checkDestination: async (draft) => {
      const target = settings.targetOfDraft(draft)
      return target.ok ? success(await checks.run(target.value)) : target
    },
    checkLive: (draft) => liveCheck.answer(draft),
    cancelCheck: () => done(() => checks.cancel()),
    giveMfaCode: async (draft, code) => {
      const given = await giveMfaCode(needs, draft, code)
      if (given.ok && draft.id !== undefined) engine.queue.releaseDestination(draft.id)
      return given
    },
    inspectCertificate: async (draft) => {
      const target = settings.targetOfDraft(draft)
      return target.ok ? certificateOf(target.value) : problem(failure('settings-incomplete'))
    },
    listProfiles: () => lender.offer(),
    copyPolicy: async (draft, kind) => {
      const policy = policyOfDraft(draft, kind)
      if (!policy.ok) return policy
      await clipboard.writeText(policy.value)
      return success(null)
    },
    previewKey,
    understandEndpoint: async (fields) => {
      const { credentialsSource: source, endpoint } = fields
      if (endpoint !== '' || source.kind === 'keys') return understandEndpoint(fields)
      return takeConfiguredEndpoint(fields, await lender.endpointOf(source))
    },
  }
}
