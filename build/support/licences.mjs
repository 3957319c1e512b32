import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const licenceSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** The SPDX identifier. */
  identifier: z.string().optional(),
  text: z.string().optional(),
})
const licencesSchema = z.array(licenceSchema)

/**
 * Where a bundle lists the packages it contains until all bundles are made; relative to its own folder.
 * @param {string} name of the bundle
 */
export const licencesOf = (name) => `licences-${name}.json`

/**
 * Writes the licences of all bundled packages into one file, each once: they require that every copy includes them.
 * @param {readonly string[]} lists the bundles' lists; they are deleted
 * @param {readonly string[]} beside folders of packages that are included, but not as modules, such as fonts
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
