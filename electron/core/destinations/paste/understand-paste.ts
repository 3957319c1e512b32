import { recogniseAddresses, recogniseWebsite } from './formats/address'
import { recogniseAwsProfiles } from './formats/aws-profiles'
import { cleanPaste } from './clean-paste'
import { recogniseCsv } from './formats/csv'
import { recogniseCyberduck } from './formats/cyberduck'
import { recogniseEnvironment, recogniseVariables } from './formats/environment'
import { recogniseJson } from './formats/json'
import { parseJson } from './json-value'
import { recogniseKeyPair } from './formats/key-pair'
import { recogniseKeyedAddress } from './formats/keyed-address'
import { recogniseKubernetes } from './formats/kubernetes'
import { recogniseLabelledPlace, recogniseLabels } from './formats/labels'
import { recogniseNextcloud } from './formats/nextcloud'
import { readOllimFile } from './formats/ollim-file'
import { recogniseMinioCommand } from './formats/minio-client'
import { found, note, type PasteReading, type Recogniser } from './paste-reading'
import { recogniseRclone, recogniseRcloneOptions } from './formats/rclone'
import { recogniseS3cmd } from './formats/s3cmd'

/** Formats with a distinctive form come first; the first one that recognises a text wins. */
const recognisers: readonly Recogniser[] = [
  recogniseJson,
  recogniseMinioCommand,
  recogniseRclone,
  recogniseRcloneOptions,
  recogniseS3cmd,
  recogniseAwsProfiles,
  recogniseCsv,
  recogniseKubernetes,
  recogniseNextcloud,
  recogniseCyberduck,
  recogniseKeyedAddress,
  recogniseAddresses,
  recogniseEnvironment,
  recogniseLabels,
  recogniseKeyPair,
  recogniseVariables,
  recogniseLabelledPlace,
  recogniseWebsite,
]

/**
 * What a pasted text says about a destination: keys, place, or both. Damaged parts are left out and noted; nothing is
 * corrected by guessing.
 */
export function understandPaste(pasted: string): PasteReading {
  // Our own files are read as they are: their names may contain the quotes and spaces that would be cleaned away.
  const own = readOllimFile(parseJson(pasted))
  if (own !== undefined) return own
  const { text, isDoubled } = cleanPaste(pasted)
  if (text === '') return found([], note('empty'))
  for (const recognise of recognisers) {
    const reading = recognise(text)
    if (reading === undefined) continue
    const { candidates, notes } = reading
    return isDoubled ? { candidates, notes: [note('doubled'), ...notes] } : reading
  }
  return found([], note('unknown'))
}
