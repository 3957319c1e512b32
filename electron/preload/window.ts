/** The window page's only bridge: the calls and events of the contract, and nothing else of Electron. */
import { contextBridge, webUtils } from 'electron'
import {
  callChannel,
  eventChannel,
  type Bridge,
  type CallAnswer,
  type CallArgs,
  type CallName,
  type EventName,
  type Events,
  type IntakeAnswer,
} from '../shared/contract'
import { failure, type Failure } from '../shared/failures/failure'
import { maxImagesAsBytes, type ImageBytes } from '../shared/uploads/image-bytes'
import type { ReplaceAnswer } from '../shared/history/replacement'
import { problem, type Result } from '../shared/result'
import { invoke, listen } from './invoke'

const call =
  <Name extends CallName>(name: Name) =>
  (...args: CallArgs<Name>): Promise<CallAnswer<Name>> =>
    invoke(callChannel(name), args)

/** A File only becomes a path here, so that a script in the page cannot name files it was not given. */
async function uploadFiles(files: readonly File[]): Promise<Result<IntakeAnswer, Failure>> {
  const paths: string[] = []
  const withoutPath: File[] = []
  for (const file of files) {
    const path = webUtils.getPathForFile(file)
    if (path === '') withoutPath.push(file)
    else paths.push(path)
  }
  const fromPaths = paths.length > 0 ? await call('uploadPaths')(paths) : undefined
  const fromBytes = withoutPath.length > 0 ? await uploadContents(withoutPath) : undefined
  return added(fromPaths, fromBytes)
}

/** Uploads files that have no path, such as images from a web page. */
async function uploadContents(files: readonly File[]): Promise<Result<IntakeAnswer, Failure>> {
  const count = files.length
  if (count > maxImagesAsBytes) {
    return problem(failure('unexpected', { reason: 'tooManyAtOnce', count, allowed: maxImagesAsBytes }))
  }
  const images: ImageBytes[] = []
  for (const file of files) images.push({ name: file.name, bytes: await bytesOf(file) })
  return call('uploadBytes')(images)
}

/** Empty if the file cannot be read: the main process then refuses it, and the others go on. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return new Uint8Array()
  }
}

async function replaceObject(id: string, file: File, evenIfChanged: boolean): Promise<ReplaceAnswer> {
  const path = webUtils.getPathForFile(file)
  const version = path === '' ? { name: file.name, bytes: await bytesOf(file) } : { path }
  return call('replaceObject')(id, version, evenIfChanged)
}

type UploadAnswer = Result<IntakeAnswer, Failure> | undefined

function added(first: UploadAnswer, second: UploadAnswer): Result<IntakeAnswer, Failure> {
  if (first?.ok === false) return first
  if (second?.ok === false) return second
  const answers = [first, second].flatMap((one) => (one?.ok === true ? [one.value] : []))
  const accepted = answers.reduce((sum, answer) => sum + answer.accepted, 0)
  const refused = answers.reduce((sum, answer) => sum + answer.refused, 0)
  return { ok: true, value: { accepted, refused } }
}

const on = <Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): (() => void) =>
  listen(eventChannel(name), (_event, payload: Events[Name]) => listener(payload))

contextBridge.exposeInMainWorld('ollim', {
  listUploads: call('listUploads'),
  readUploads: call('readUploads'),
  uploadBytes: call('uploadBytes'),
  uploadFiles,
  chooseFiles: call('chooseFiles'),
  uploadClipboard: call('uploadClipboard'),
  uploadAddresses: call('uploadAddresses'),
  discardEarlyImages: call('discardEarlyImages'),
  expectFiles: call('expectFiles'),
  cancelUploads: call('cancelUploads'),
  cancelAllUploads: call('cancelAllUploads'),
  cancelFetches: call('cancelFetches'),
  retryUploads: call('retryUploads'),
  clearFinishedUploads: call('clearFinishedUploads'),
  removeUploads: call('removeUploads'),
  pauseQueue: call('pauseQueue'),
  resumeQueue: call('resumeQueue'),
  retryDestination: call('retryDestination'),
  undoableBatch: call('undoableBatch'),
  undoBatch: call('undoBatch'),
  copyLinks: call('copyLinks'),
  copyAllLinks: call('copyAllLinks'),
  renewLinks: call('renewLinks'),
  checkLink: call('checkLink'),
  undoCopy: call('undoCopy'),
  changeAltText: call('changeAltText'),
  linksToDrag: call('linksToDrag'),
  previewLinks: call('previewLinks'),
  linkInEveryFormat: call('linkInEveryFormat'),
  openLink: call('openLink'),
  readSettings: call('readSettings'),
  changePreferences: call('changePreferences'),
  copyEditorAddress: call('copyEditorAddress'),
  renewEditorSecret: call('renewEditorSecret'),
  keepEditorSecret: call('keepEditorSecret'),
  saveDestination: call('saveDestination'),
  fixDestination: call('fixDestination'),
  duplicateDestination: call('duplicateDestination'),
  deleteDestination: call('deleteDestination'),
  chooseDefaultDestination: call('chooseDefaultDestination'),
  chooseLinkFormat: call('chooseLinkFormat'),
  checkDestination: call('checkDestination'),
  checkLive: call('checkLive'),
  cancelCheck: call('cancelCheck'),
  giveMfaCode: call('giveMfaCode'),
  inspectCertificate: call('inspectCertificate'),
  listProfiles: call('listProfiles'),
  understandPaste: call('understandPaste'),
  understandClipboard: call('understandClipboard'),
  unlockPaste: call('unlockPaste'),
  importDestinations: call('importDestinations'),
  chooseDestinationFile: call('chooseDestinationFile'),
  exportDestinations: call('exportDestinations'),
  copyPolicy: call('copyPolicy'),
  previewKey: call('previewKey'),
  understandEndpoint: call('understandEndpoint'),
  previewLinkFormat: call('previewLinkFormat'),
  searchHistory: call('searchHistory'),
  readHistory: call('readHistory'),
  identifyHistory: call('identifyHistory'),
  importBucket: call('importBucket'),
  cancelBucketImport: call('cancelBucketImport'),
  readBucketImport: call('readBucketImport'),
  forgetBucketImport: call('forgetBucketImport'),
  exportHistory: call('exportHistory'),
  tagHistory: call('tagHistory'),
  listTags: call('listTags'),
  listHistoryDestinations: call('listHistoryDestinations'),
  forgetHistory: call('forgetHistory'),
  showContextMenu: call('showContextMenu'),
  verifyHistory: call('verifyHistory'),
  showSource: call('showSource'),
  moveObject: call('moveObject'),
  replaceObject,
  cancelReplacement: call('cancelReplacement'),
  cancelThumbnail: call('cancelThumbnail'),
  copyFreshLink: call('copyFreshLink'),
  deleteFromBucket: call('deleteFromBucket'),
  undoDeletion: call('undoDeletion'),
  answerDeletion: call('answerDeletion'),
  readDeletion: call('readDeletion'),
  about: call('about'),
  openLogFolder: call('openLogFolder'),
  takeNotices: call('takeNotices'),
  on,
  platform: process.platform,
} satisfies Bridge<File>)
