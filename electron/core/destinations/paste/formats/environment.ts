import { assignmentsIn } from '../assignments'
import { candidateOfPairs } from '../candidate-of-pairs'
import { fieldNamed } from '../field-names'
import { readPairs, describesStorage, type NamedValue } from '../pairs'
import { found, type Recogniser } from '../paste-reading'

/** Variables that include keys. */
export const recogniseEnvironment: Recogniser = (text) => {
  const reading = recogniseVariables(text)
  const tells = reading?.candidates.some(
    (one) => one.accessKeyId !== undefined || one.secretAccessKey !== undefined || one.notes.length > 0,
  )
  return tells === true ? reading : undefined
}

/**
 * Variables as set by shells, PowerShell, `.env` files and containers. If they include keys of several owners, such as
 * `AWS_…` and `MINIO_…`, each owner becomes a candidate of its own: keys are never mixed.
 */
export const recogniseVariables: Recogniser = (text) => {
  const named = assignmentsIn(text)
  const owners = [...new Set(named.flatMap(([name]) => keyOwner(name) ?? []))]
  const groups = owners.length > 1 ? owners.map((owner) => ownedBy(owner, named)) : [named]
  const candidates = groups
    .map((group) => readPairs(group))
    .filter(describesStorage)
    .map((pairs, index) => {
      const label = owners.length > 1 ? owners[index]?.toUpperCase() : undefined
      return candidateOfPairs({ source: 'environment', ...(label !== undefined && { label }) }, pairs)
    })
  return candidates.length === 0 ? undefined : found(candidates)
}

function keyOwner(name: string): string | undefined {
  const known = fieldNamed(name)
  return known?.field === 'accessKeyId' || known?.field === 'secretAccessKey' ? known.owner : undefined
}

function ownedBy(owner: string, named: readonly NamedValue[]): readonly NamedValue[] {
  return named.filter(([name]) => fieldNamed(name)?.owner === owner)
}
