import { renameSync } from 'node:fs'
import path from 'node:path'
import ElectronStore from 'electron-store'
import { fileFailure } from '../../core/doctor/file-failure'
import type { SettingsFile } from '../../core/settings/settings-file'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import { errorCode } from '../../core/error-code'
import { replaceFile } from './replace-file'

type Content = Record<string, unknown>

interface ReadText {
  readonly text: string
  readonly content: Content
}

/** Keeps the settings as `settings.json` in a folder: written atomically, mode 0600. */
export class StoredSettingsFile implements SettingsFile {
  readonly #folder: string
  readonly #now: () => number
  /** The last text that was read or written, and what it means: electron-store reads the file for each write, too. */
  #known: ReadText | undefined

  constructor(folder: string, now: () => number) {
    this.#folder = folder
    this.#now = now
  }

  read(): Result<unknown, 'unreadable'> {
    try {
      return success(this.#open().store)
    } catch {
      // Not JSON, not an object, or unreadable: in each case the file itself shows what is wrong.
      return problem('unreadable')
    }
  }

  setAside(): string {
    const stamp = new Date(this.#now()).toISOString().replaceAll(':', '-')
    const keptAs = `settings-${stamp}.json`
    try {
      renameSync(path.join(this.#folder, 'settings.json'), path.join(this.#folder, keptAs))
      return keptAs
    } catch {
      // The folder cannot be written, so nothing can overwrite the file either, and it stays.
      return 'settings.json'
    }
  }

  write(settings: object): Result<null, Failure> {
    try {
      const content = { ...settings }
      const text = JSON.stringify(content, undefined, '\t')
      // Not by electron-store, which takes a write for complete that a full disk has cut short.
      replaceFile(this.#openUsable().path, text)
      this.#remember(text, content)
      return success(null)
    } catch (error) {
      return problem(writeFailure(error))
    }
  }

  /** Somebody may have broken the file since the start. */
  #openUsable(): ElectronStore<Content> {
    try {
      return this.#open()
    } catch {
      this.setAside()
      return this.#open()
    }
  }

  /** A new store for each use: it caches nothing, and opening it reads the file. */
  #open(): ElectronStore<Content> {
    return new ElectronStore<Content>({
      cwd: this.#folder,
      name: 'settings',
      deserialize: (text) =>
        (text === this.#known?.text ? this.#known : this.#remember(text, parseObject(text))).content,
    })
  }

  #remember(text: string, content: Content): ReadText {
    this.#known = { text, content }
    return this.#known
  }
}

function parseObject(json: string): Content {
  // Windows' editors may begin a text with this mark.
  const content: unknown = JSON.parse(json.replace(/^\uFEFF/, ''))
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new SyntaxError('The settings file holds no object')
  }
  return { ...content }
}

function writeFailure(error: unknown): Failure {
  const code = errorCode(error)
  const usual = fileFailure(code, 'settings.json')
  return usual.kind === 'disk-full' ? usual : failure('unexpected', { reason: 'settingsNotSaved' }, code)
}
