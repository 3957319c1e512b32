import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'

/** Every file below a folder, by its relative path; files that are deleted meanwhile are left out. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true })
  return items
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder, path.join(item.parentPath, item.name)))
}

/** The files below a folder that contain a text, plainly or in an encoding that anybody could undo. */
export async function filesHolding(folder: string, text: string): Promise<readonly string[]> {
  const disguises = [
    Buffer.from(text),
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(Buffer.from(text).toString('base64')),
    Buffer.from(Buffer.from(text).toString('hex')),
  ]
  const holding: string[] = []
  for (const name of await filesBelow(folder)) {
    const bytes = await readFile(path.join(folder, name)).catch(() => Buffer.alloc(0))
    if (disguises.some((disguise) => bytes.includes(disguise))) holding.push(name)
  }
  return holding
}

/** Everything that the page shows or holds in its document: markup, field values, storage. */
export function documentText(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) =>
        String(Reflect.get(field, 'value')),
      ),
      JSON.stringify(Object.entries(localStorage)),
      JSON.stringify(Object.entries(sessionStorage)),
    ].join('\n'),
  )
}

/** Command lines and environments of Ollim's processes: each contains the home it was started for. */
export async function processTexts(home: string): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const texts = await Promise.all(
    ids.map(async (id) => {
      const environment = await readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')
      const commandLine = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
      const isOurs = environment.includes(`OLLIM_HOME=${home}\0`) || commandLine.includes(home)
      return isOurs ? [`${commandLine}\n${environment}`] : []
    }),
  )
  return texts.flat()
}

/** Permissions in octal, such as `600`. */
export async function modeOf(file: string): Promise<string> {
  return ((await stat(file)).mode & 0o777).toString(8)
}
