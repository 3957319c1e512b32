import { z } from 'zod'
import { preferencesChange } from '../core/settings/stored-preferences'
import { importScopes } from '../shared/history/bucket-import'
import type { Calls } from '../shared/contract'
import { fingerprintPattern, longestAuthority } from '../shared/destinations/certificate'
import { accessLists, providerIds, secretKeepings } from '../shared/destinations/destination'
import {
  exportFormats,
  findingKinds,
  historySorts,
  imageKinds,
  longestTag,
  maxEntriesRead,
  type HistoryQuery,
} from '../shared/history/history'
import { linkFormats, maxAltTextLength, ownLinkFormats } from '../shared/links/link-format'
import { longestLinkSeconds } from '../shared/links/link-life'
import { longestPaste } from '../shared/destinations/paste'
import { plainFixKinds } from '../shared/failures/fix'
import { maxImagesAsBytes } from '../shared/uploads/image-bytes'
import { policyKinds } from '../shared/providers/policy'
import type { SchemasOf } from './serve'

/** Longer than any real argument, but too short to do harm. */
const text = z.string().max(4096)
const id = z.string().min(1).max(128)
/** Everything in a large history can be selected. */
const ids = z.array(id).max(1_000_000)
const none = z.tuple([])
const path = z.string().min(1).max(32_768)
const address = z.string().max(8192)
const imageBytes = z.strictObject({ name: text, bytes: z.instanceof(Uint8Array) })
const passphrase = z.string().max(1024)
const tag = z.string().min(1).max(longestTag)
const linkFormat = z.enum(linkFormats)
const secretKeeping = z.enum(secretKeepings)

const credentialsSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('keys') }),
  z.strictObject({ kind: z.literal('profile'), name: text }),
  z.strictObject({ kind: z.literal('environment') }),
])

const destinationFields = z.strictObject({
  name: text,
  provider: z.enum(providerIds),
  endpoint: text,
  bucket: text,
  region: text,
  keyTemplate: text,
  publicUrlBase: text,
  pathStyle: z.boolean(),
  cacheControl: text,
  accessList: z.enum(accessLists),
  certificateAuthority: z.string().max(longestAuthority),
  trustedCertificate: z.union([z.literal(''), z.string().regex(fingerprintPattern)]),
  linkLifeSeconds: z.int().min(0).max(longestLinkSeconds),
  linkFormat: z.enum(ownLinkFormats),
  roleArn: text,
  externalId: text,
  mfaSerial: text,
  sessionSeconds: z.int().min(0).max(129_600),
  credentialsSource,
})

const destinationDraft = z.strictObject({
  id: id.exactOptional(),
  fields: destinationFields,
  credentials: z.strictObject({
    accessKeyId: text.exactOptional(),
    secretAccessKey: text.exactOptional(),
    sessionToken: z.string().max(16_384).exactOptional(),
    pasteId: id.exactOptional(),
  }),
  isWhole: z.literal(true).exactOptional(),
  secretKeeping: secretKeeping.exactOptional(),
})

const fix = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('use-region'), region: text }),
  z.strictObject({ kind: z.literal('use-endpoint'), endpoint: text }),
  z.strictObject({ kind: z.literal('use-bucket'), bucket: text }),
  z.strictObject({ kind: z.literal('trust-certificate'), fingerprint: z.string().regex(fingerprintPattern) }),
  z.strictObject({ kind: z.enum(plainFixKinds) }),
])

const historyQuery = z.strictObject({
  text,
  destinationId: id.exactOptional(),
  kind: z.enum(imageKinds).exactOptional(),
  since: z.int().exactOptional(),
  until: z.int().exactOptional(),
  minBytes: z.int().min(0).exactOptional(),
  belowBytes: z.int().min(0).exactOptional(),
  tag: tag.exactOptional(),
  finding: z.enum(findingKinds).exactOptional(),
  sort: z.enum(historySorts),
} satisfies Readonly<Record<keyof HistoryQuery, z.ZodType>>)

const idsAndFormat = z.union([z.tuple([ids]), z.tuple([ids, linkFormat])])

const menuAction = z.strictObject({
  kind: z.literal('action'),
  id,
  label: text,
  isEnabled: z.boolean(),
  keys: z.string().max(100).exactOptional(),
})
const menuEntries = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('separator') }),
      menuAction,
      z.strictObject({ kind: z.literal('group'), label: text, actions: z.array(menuAction).max(100) }),
    ]),
  )
  .max(100)

/** For the window's page. */
export const argumentSchemas: SchemasOf<Calls> = {
  listUploads: none,
  readUploads: z.tuple([ids]),
  // Any number, as in a folder.
  uploadPaths: z.tuple([z.array(path)]),
  uploadBytes: z.tuple([z.array(imageBytes).max(maxImagesAsBytes)]),
  chooseFiles: none,
  uploadClipboard: none,
  // Any number, each of any length: what is too long or too many must not keep the others from being fetched.
  uploadAddresses: z.tuple([z.array(z.string())]),
  discardEarlyImages: none,
  expectFiles: none,
  cancelUploads: z.tuple([ids]),
  cancelAllUploads: none,
  cancelFetches: none,
  retryUploads: z.tuple([ids]),
  clearFinishedUploads: none,
  removeUploads: z.tuple([ids]),
  pauseQueue: none,
  resumeQueue: none,
  retryDestination: z.tuple([id]),
  undoableBatch: none,
  undoBatch: z.tuple([id]),
  copyLinks: idsAndFormat,
  copyAllLinks: none,
  renewLinks: z.tuple([ids]),
  checkLink: z.tuple([id]),
  undoCopy: none,
  changeAltText: z.tuple([id, z.string().max(maxAltTextLength)]),
  linksToDrag: z.tuple([ids]),
  previewLinks: idsAndFormat,
  linkInEveryFormat: z.tuple([id]),
  openLink: z.tuple([address]),
  readSettings: none,
  changePreferences: z.tuple([preferencesChange]),
  copyEditorAddress: z.tuple([z.boolean()]),
  renewEditorSecret: none,
  keepEditorSecret: z.tuple([secretKeeping]),
  saveDestination: z.tuple([destinationDraft]),
  fixDestination: z.tuple([id, fix]),
  duplicateDestination: z.tuple([id]),
  deleteDestination: z.tuple([id]),
  chooseDefaultDestination: z.tuple([id]),
  chooseLinkFormat: z.tuple([linkFormat]),
  checkDestination: z.tuple([destinationDraft]),
  checkLive: z.tuple([destinationDraft]),
  cancelCheck: none,
  giveMfaCode: z.tuple([destinationDraft, z.string().regex(/^\d{6}$/)]),
  inspectCertificate: z.tuple([destinationDraft]),
  listProfiles: none,
  understandPaste: z.tuple([z.string().max(longestPaste)]),
  understandClipboard: none,
  unlockPaste: z.tuple([id, passphrase]),
  importDestinations: z.tuple([z.array(destinationDraft).max(1000)]),
  chooseDestinationFile: none,
  exportDestinations: z.tuple([ids, passphrase]),
  copyPolicy: z.tuple([destinationDraft, z.enum(policyKinds)]),
  previewKey: z.tuple([destinationDraft]),
  understandEndpoint: z.tuple([destinationFields]),
  previewLinkFormat: z.tuple([linkFormat, text]),
  searchHistory: z.tuple([historyQuery]),
  readHistory: z.tuple([z.array(z.int()).max(maxEntriesRead)]),
  identifyHistory: z.tuple([z.instanceof(Float64Array)]),
  importBucket: z.tuple([id, z.enum(importScopes)]),
  cancelBucketImport: none,
  readBucketImport: none,
  forgetBucketImport: none,
  exportHistory: z.tuple([
    z.union([z.strictObject({ query: historyQuery }), z.strictObject({ ids })]),
    z.enum(exportFormats),
  ]),
  tagHistory: z.tuple([ids, z.strictObject({ add: z.array(tag).max(100), remove: z.array(tag).max(100) })]),
  listTags: none,
  listHistoryDestinations: none,
  forgetHistory: z.tuple([ids]),
  showContextMenu: z.tuple([menuEntries, z.strictObject({ x: z.number(), y: z.number() })]),
  verifyHistory: z.tuple([ids]),
  showSource: z.tuple([id]),
  moveObject: z.tuple([id, text]),
  replaceObject: z.tuple([id, z.union([z.strictObject({ path }), imageBytes]), z.boolean()]),
  cancelReplacement: none,
  cancelThumbnail: z.tuple([id]),
  copyFreshLink: z.tuple([id]),
  deleteFromBucket: z.tuple([ids]),
  undoDeletion: none,
  answerDeletion: z.tuple([z.boolean()]),
  readDeletion: none,
  about: none,
  openLogFolder: none,
  takeNotices: none,
}
