import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { root } from './root.mjs'

const manifestSchema = z.object({ version: z.string() })

/** Ollim's entries in package.json. */
export function readManifest() {
  return manifestSchema.parse(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')))
}
