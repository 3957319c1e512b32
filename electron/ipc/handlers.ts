import type { CredentialsLender } from '../core/credentials/lender'
import type { CheckRunner } from '../core/destinations/check-runner'
import { policyOfDraft } from '../core/destinations/policy-of-draft'
import { takeConfiguredEndpoint, understandEndpoint } from '../core/destinations/understand-endpoint'
import type { LiveCheck } from '../core/settings/live-check'
import type { MfaSessions } from '../core/settings/mfa-sessions'
import { previewLinkFormat } from '../core/links/preview-link-format'
import type { DestinationFiles } from '../core/settings/destination-files'
import type { DestinationImporter } from '../core/settings/destination-importer'
import type { ImageClipboard, LinkClipboard } from '../core/ports'
import type { StoreTarget } from '../core/store-ports'
import type { SettingsService } from '../core/settings/settings-service'
import type { Engine } from '../core/uploads/engine'
import type { EarlyImages } from '../core/uploads/batches/early-images'
import { uploadAddresses } from '../core/uploads/batches/upload-addresses'
import { uploadPasted, type PasteNeeds } from '../core/uploads/batches/upload-pasted'
import type { About, Calls, IntakeAnswer } from '../shared/contract'
import type { DestinationDraft } from '../shared/destinations/destination'
import type { ServerCertificate } from '../shared/destinations/certificate'
import { failure, type Failure } from '../shared/failures/failure'
import { longestPaste } from '../shared/destinations/paste'
import { problem, success, type Result } from '../shared/result'
import type { UploadBrief } from '../shared/uploads/upload'
import { done } from './done'
import {
  historyHandlers,
  objectHandlers,
  type HistoryHandlerNeeds,
  type ObjectHandlerNeeds,
} from './history-handlers'
import type { HandlersOf } from './serve'
import { shownUploads } from './shown-upload'

type Handlers = HandlersOf<Calls>

export interface HandlerNeeds extends HistoryHandlerNeeds, ObjectHandlerNeeds, PasteNeeds {
  readonly engine: Engine
  readonly earlyImages: EarlyImages
  readonly settings: SettingsService
  readonly clipboard: ImageClipboard & LinkClipboard
  readonly checks: CheckRunner
  readonly liveCheck: LiveCheck
  readonly sessions: MfaSessions
  /** The certificate of a destination's server, whoever issued it. */
  readonly certificateOf: (target: StoreTarget) => Promise<Result<ServerCertificate, Failure>>
  readonly importer: DestinationImporter
  /** Imports and exports destinations through the system's dialogs. */
  readonly destinationFiles: DestinationFiles
  readonly lender: Pick<CredentialsLender, 'offer' | 'endpointOf'>
  /** Opens the system's dialog; returns no paths if it was closed. */
  readonly chooseFiles: () => Promise<readonly string[]>
  readonly openLink: (url: string) => Promise<Result<null, Failure>>
  readonly previewKey: (draft: DestinationDraft) => ReturnType<Handlers['previewKey']>
  readonly showContextMenu: Handlers['showContextMenu']
  readonly about: () => About
  readonly openLogFolder: () => void
  /** Called when the page has subscribed to every event and asks for what it has missed. */
  readonly onPageReady: () => void
}

/** The page's calls, each passed to the part of core that answers it. */
export function createHandlers(needs: HandlerNeeds): Handlers {
  return {
    ...uploadHandlers(needs),
    ...linkHandlers(needs),
    ...settingsHandlers(needs),
    ...setUpHandlers(needs),
    ...historyHandlers(needs),
    ...objectHandlers(needs),
    ...appHandlers(needs),
  }
}

function uploadHandlers(needs: HandlerNeeds) {
  const { engine, earlyImages, fetches, settings, chooseFiles } = needs
  const destinationId = (): string => settings.defaultDestinationId
  const { queue } = engine
  return {
    listUploads: () => ({ ids: engine.list.ids, queue: engine.state }),
    readUploads: (ids) => shownUploads(engine.list, ids),
    uploadPaths: async (paths) => counted(await earlyImages.uploadPaths(paths, destinationId())),
    uploadBytes: async (images) => counted(await earlyImages.uploadBytes(images, destinationId())),
    chooseFiles: async () => {
      const paths = await chooseFiles()
      if (paths.length === 0) return success({ accepted: 0, refused: 0 })
      return counted(await earlyImages.uploadPaths(paths, destinationId()))
    },
    uploadClipboard: async () =>
      counted(await uploadPasted({ ...needs, engine: earlyImages }, destinationId())),
    uploadAddresses: async (addresses) => counted(await uploadAddresses(needs, addresses, destinationId())),
    discardEarlyImages: () => done(() => earlyImages.discard()),
    expectFiles: () => done(() => engine.preconnect(destinationId())),
    cancelUploads: (ids) => done(() => queue.cancel(ids)),
    cancelAllUploads: () =>
      done(() => {
        fetches.cancel()
        engine.cancelAll()
      }),
    cancelFetches: () => done(() => fetches.cancel()),
    retryUploads: (ids) => done(() => queue.retry(ids)),
    retryFailedUploads: () => done(() => queue.retryFailed()),
    clearFinishedUploads: () => done(() => engine.clearFinished()),
    removeUploads: (ids) => done(() => engine.remove(ids)),
    pauseQueue: () => done(() => queue.pause()),
    resumeQueue: () => done(() => queue.resume()),
    retryDestination: (id) => done(() => queue.releaseDestination(id)),
    undoableBatch: () => engine.undo.undoable(),
    undoBatch: (batchId) => engine.undo.undo(batchId),
  } satisfies Partial<Handlers>
}

function linkHandlers({ engine, copier, linkService, notices, openLink, onHistoryChange }: HandlerNeeds) {
  return {
    copyLinks: async (ids, format) => ({ copied: await linkService.copy(ids, format) }),
    copyAllLinks: async () => ({ copied: await linkService.copy(engine.list.idsWhere(isDone)) }),
    renewLinks: async (ids) => ({ renewed: await linkService.renew(ids) }),
    checkLink: async (id) => (await linkService.check(id)) ?? null,
    undoCopy: async () => ({ restored: await copier.undo() }),
    changeAltText: (id, altText) =>
      done(() => {
        void notices.postRefusal(engine.setAltText(id, altText.trim()))
        onHistoryChange()
      }),
    linksToDrag: (ids) => {
      const links = linkService.lasting(ids)
      return { urls: links.map(({ url }) => url), ...copier.write(links) }
    },
    previewLinks: (ids) => copier.lines(linkService.subjects(ids)),
    openLink,
  } satisfies Partial<Handlers>
}

function settingsHandlers(needs: HandlerNeeds) {
  const { engine, settings, checks, liveCheck, sessions, lender, certificateOf, previewKey } = needs
  return {
    readSettings: () => settings.read(),
    changePreferences: (change) => settings.changePreferences(change),
    saveDestination: (draft) => {
      if (draft.id !== undefined) engine.keepForCleanUp(draft.id)
      const saved = settings.destinations.save(draft)
      if (!saved.ok) return saved
      engine.queue.releaseDestination(saved.value.id)
      return success({ destination: saved.value, isWritten: settings.unwritten === undefined })
    },
    fixDestination: (id, fix) => {
      engine.keepForCleanUp(id)
      const fixed = settings.destinations.fix(id, fix)
      if (fixed.ok) engine.queue.releaseDestination(id)
      return fixed.ok ? success(null) : fixed
    },
    duplicateDestination: (id) => settings.destinations.duplicate(id),
    deleteDestination: (id) =>
      done(() => {
        engine.keepForCleanUp(id)
        settings.destinations.delete(id)
        engine.queue.releaseDestination(id)
      }),
    chooseDefaultDestination: (id) => done(() => settings.destinations.chooseDefault(id)),
    chooseLinkFormat: (format) => done(() => settings.chooseLinkFormat(format)),
    checkDestination: async (draft) => {
      const target = settings.targetOfDraft(draft)
      return target.ok ? success(await checks.run(target.value)) : target
    },
    checkLive: (draft) => liveCheck.answer(draft),
    cancelCheck: () => done(() => checks.cancel()),
    giveMfaCode: async (draft, code) => {
      const given = await sessions.giveCode(draft, code)
      if (given.ok && draft.id !== undefined) engine.queue.releaseDestination(draft.id)
      return given
    },
    inspectCertificate: async (draft) => {
      const target = settings.targetOfDraft(draft)
      return target.ok ? certificateOf(target.value) : problem(failure('settings-incomplete'))
    },
    previewKey,
    previewLinkFormat,
    understandEndpoint: async (fields) => {
      const { credentialsSource: source, endpoint } = fields
      if (endpoint !== '' || source.kind === 'keys') return understandEndpoint(fields)
      return takeConfiguredEndpoint(fields, await lender.endpointOf(source))
    },
  } satisfies Partial<Handlers>
}

function setUpHandlers({ importer, destinationFiles, lender, clipboard, settings }: HandlerNeeds) {
  return {
    copyEditorAddress: async (withSecret) => {
      await clipboard.writeText(settings.editors.address(withSecret))
      return null
    },
    renewEditorSecret: () => done(() => settings.editors.renew()),
    keepEditorSecret: (keeping) => done(() => settings.editors.keepAs(keeping)),
    listProfiles: () => lender.offer(),
    understandPaste: (text) => importer.understand(text),
    understandClipboard: async () => importer.understand((await clipboard.readText()).slice(0, longestPaste)),
    unlockPaste: (lockedId, passphrase) => importer.unlock(lockedId, passphrase),
    importDestinations: (drafts) => importer.add(drafts),
    chooseDestinationFile: () => destinationFiles.open(),
    exportDestinations: (ids, passphrase) => destinationFiles.save(ids, passphrase),
    copyPolicy: async (draft, kind) => {
      const policy = policyOfDraft(draft, kind)
      if (!policy.ok) return policy
      await clipboard.writeText(policy.value)
      return success(null)
    },
  } satisfies Partial<Handlers>
}

function appHandlers(needs: HandlerNeeds) {
  const { notices, fetches, about, openLogFolder, showContextMenu, onPageReady } = needs
  return {
    showContextMenu,
    about,
    openLogFolder: () => done(openLogFolder),
    takeNotices: () => {
      fetches.remind()
      onPageReady()
      return notices.take()
    },
  } satisfies Partial<Handlers>
}

/** A finished upload has a link. */
function isDone({ status }: UploadBrief): boolean {
  return status.state === 'done'
}

/** The page only needs the numbers; it gets the uploads themselves by events. */
function counted(taken: Result<IntakeAnswer, Failure>): Result<IntakeAnswer, Failure> {
  return taken.ok ? success({ accepted: taken.value.accepted, refused: taken.value.refused }) : taken
}
