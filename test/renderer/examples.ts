import { defaultPreferences } from '../../electron/core/settings/stored-preferences'
import { emptyFields, type Destination } from '../../electron/shared/destinations/destination'
import type { HistoryEntry } from '../../electron/shared/history/history'
import type { Settings } from '../../electron/shared/app/settings'
import type { QueueState, ShownUpload, UploadStatus } from '../../electron/shared/uploads/upload'

export const openQueue: QueueState = { paused: false, holds: [] }

export const done = {
  state: 'done',
  url: 'https://i.example/a.png',
  key: 'a.png',
  etag: 'e',
} satisfies UploadStatus

export function upload(id: string, change: Partial<ShownUpload> = {}): ShownUpload {
  return {
    id,
    batchId: 'batch',
    name: `${id}.png`,
    sizeBytes: 100,
    contentType: 'image/png',
    destinationId: 'destination',
    acceptedAt: 0,
    revision: 1,
    status: { state: 'waiting' },
    ...change,
  }
}

export function entry(id: string, uploadedAt = 0): HistoryEntry {
  return {
    id,
    name: `${id}.png`,
    key: `${id}.png`,
    url: `https://i.example/${id}.png`,
    etag: '',
    contentType: 'image/png',
    sizeBytes: 100,
    destinationId: 'destination',
    destinationName: 'Blog',
    bucket: 'blog',
    sha256: '',
    uploadedAt,
  }
}

export const destination: Destination = {
  ...emptyFields,
  id: 'd1',
  name: 'Blog',
  bucket: 'blog',
  region: 'eu-west-1',
  publicUrlBase: 'https://i.example',
  accessKeyIdEnd: '7Q2M',
  hasSecretAccessKey: true,
  hasSessionToken: false,
  secretKeeping: 'keyring',
  expiresAt: 0,
}

export const settings = (revision: number): Settings => ({
  revision,
  destinations: [],
  defaultDestinationId: '',
  preferences: { ...defaultPreferences, customLinkTemplate: '', globalShortcut: '' },
  shortcutState: 'off',
  editorDoor: 'closed',
  editorSecretKeeping: 'keyring',
  activeLanguage: 'en',
  secretProtection: 'none',
  canLaunchAtLogin: true,
  earlyImages: 0,
})
