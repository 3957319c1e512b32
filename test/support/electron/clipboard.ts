import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import { run } from '../servers/daemon'
import { newFolder } from './ollim-in-test'

/** Copies a picture, as a drawing program would. */
export function copyPng(file: string): Promise<void> {
  return own('image/png', file)
}

/** Copies files, as a file manager would. */
export function copyFiles(files: readonly string[]): Promise<void> {
  return ownText('text/uri-list', files.map((file) => `${pathToFileURL(file).href}\r\n`).join(''))
}

export function copyText(text: string): Promise<void> {
  return ownText('UTF8_STRING', text)
}

/** The clipboard's text, as any other program would paste it. */
export async function pastedText(): Promise<string> {
  return run('xclip', ['-selection', 'clipboard', '-o'])
}

/** The clipboard's content in one format; empty if it has none in that format. */
export async function pastedForm(type: string): Promise<string> {
  return (await clipboardForms()).includes(type)
    ? run('xclip', ['-selection', 'clipboard', '-o', '-t', type])
    : ''
}

/** The formats in which the clipboard's content is available. */
export async function clipboardForms(): Promise<readonly string[]> {
  return (await run('xclip', ['-selection', 'clipboard', '-o', '-t', 'TARGETS'])).trim().split('\n')
}

async function ownText(type: string, text: string): Promise<void> {
  const file = path.join(await newFolder('clipboard'), 'text')
  await writeFile(file, text)
  await own(type, file)
}

/**
 * xclip stays in the background as the clipboard's owner until another program copies something. It exits before it
 * owns the clipboard, which on a busy machine still contains the old content for a while.
 */
async function own(type: string, file: string): Promise<void> {
  const child = spawn('xclip', ['-selection', 'clipboard', '-t', type, '-i', file], { stdio: 'ignore' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`xclip could not copy ${type}.`)
  const copied = (await readFile(file)).toString()
  await expect.poll(() => pastedForm(type)).toBe(copied)
}
