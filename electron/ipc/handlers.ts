import type { LinkCopier } from '../core/links/link-copier'
import { previewLinkFormat } from '../core/links/preview-link-format'
import type { ImageClipboard, LinkClipboard } from '../core/ports/clipboard'
import type { SettingsService } from '../core/settings/settings-service'
import type { Engine } from '../core/uploads/engine'
import type { EarlyImages } from '../core/uploads/batches/early-images'
import { uploadAddresses } from '../core/uploads/batches/upload-addresses'
import { uploadPasted, type PasteNeeds } from '../core/uploads/batches/upload-pasted'
import type { About, Calls, IntakeAnswer } from '../shared/contract'
import type { Failure } from '../shared/failures/failure'
import { success, type Result } from '../shared/result'
import type { UploadBrief } from '../shared/uploads/upload'
import {
  destinationFormHandlers,
  destinationHandlers,
  type DestinationFormHandlerNeeds,
  type DestinationHandlerNeeds,
} from './destination-handlers'
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

export interface HandlerNeeds
  extends
    DestinationHandlerNeeds,
    DestinationFormHandlerNeeds,
    HistoryHandlerNeeds,
    ObjectHandlerNeeds,
    PasteNeeds {
  readonly engine: Engine
  readonly earlyImages: EarlyImages
  readonly settings: SettingsService
  readonly copier: LinkCopier
  readonly clipboard: ImageClipboard & LinkClipboard
  /** Opens the system's dialog; returns no paths if it was closed. */
  readonly chooseFiles: () => Promise<readonly string[]>
  readonly openLink: (url: string) => Promise<Result<null, Failure>>
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
    ...destinationHandlers(needs),
    ...destinationFormHandlers(needs),
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
    previewLinks: (ids, format) => copier.lines(linkService.subjects(ids), format),
    linkInEveryFormat: (id) => linkService.subjects([id]).flatMap((link) => copier.inEveryFormat(link)),
    openLink,
  } satisfies Partial<Handlers>
}

function settingsHandlers({ settings, clipboard }: HandlerNeeds) {
  return {
    readSettings: () => settings.read(),
    changePreferences: (change) => settings.changePreferences(change),
    copyEditorAddress: async (withSecret) => {
      await clipboard.writeText(settings.editors.address(withSecret))
      return null
    },
    renewEditorSecret: () => done(() => settings.editors.renew()),
    keepEditorSecret: (keeping) => done(() => settings.editors.keepAs(keeping)),
    chooseLinkFormat: (format) => done(() => settings.chooseLinkFormat(format)),
    previewLinkFormat,
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
