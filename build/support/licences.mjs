import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const licenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** As SPDX has it. */
  identifier: z.string().optional(),
  text: z.string().optional(),
})
const licencesSchema = z.array(licenceSchema)

/**
 * Where a bundle says, until all are made, which packages are in it, from its own folder.
 * @param {string} name of the bundle
 */
export const licencesOf = (name) => `licences-${name}.json`

/**
 * Writes the licences of all packages that are in bundles as one file, each once: they ask to go along with
 * every copy.
 * @param {readonly string[]} lists what the bundles said; they are taken away
 * @param {readonly string[]} beside folders of packages that are in them, but not as modules, such as fonts
 * @param {string} file Markdown
 */
export function writeLicences(lists, beside, file) {
  const licences = [
    ...lists.flatMap((list) => licencesSchema.parse(readJson(list))),
    ...beside.map((folder) => ({
      ...licenceSchema.parse(readJson(path.join(folder, 'package.json'))),
      text: fs.readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim(),
    })),
  ]
  const entries = licences.map(({ name, version, identifier = '', text = '' }) =>
    [`## ${name} ${version}`, identifier, text].filter((part) => part !== '').join('\n\n'),
  )
  const once = [...new Set(entries)].toSorted()
  fs.writeFileSync(file, `${['# Packages that Ollim is made of', ...once].join('\n\n')}\n`)
  for (const list of lists) fs.rmSync(list)
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}
