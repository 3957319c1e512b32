/** What the import list shows for each destination, as pure functions. */
import type { Translate } from '../../../../electron/shared/failures/failure'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'
import { draftOfPasted } from '../../../../electron/shared/destinations/take-pasted'
import type { ImportRow } from '../../../views/settings/paste/ImportList'
import type { ImportProblem, PasteEntry } from '../form/form-entry'

/** Whether nothing is missing: it can be added, or exists already. */
export function isWhole({ missing, knownAs }: PastedDestination): boolean {
  return missing.length === 0 || knownAs !== ''
}

export function rowOf(pasted: PastedDestination, { unticked, importProblems }: PasteEntry): ImportRow {
  const { name, bucket, endpoint, region } = draftOfPasted(pasted).fields
  const server = URL.canParse(endpoint) ? new URL(endpoint).host : `AWS ${region}`.trim()
  const standing = importProblems.some((one) => one.pasted === pasted) ? 'incomplete' : standingOf(pasted)
  return {
    name,
    place: [bucket, server].filter((part) => part !== '').join(' · '),
    keys: keysOf(pasted),
    standing,
    isChosen: standing === 'new' && !unticked.includes(pasted),
  }
}

function standingOf(pasted: PastedDestination): ImportRow['standing'] {
  if (pasted.knownAs !== '') return 'known'
  return isWhole(pasted) ? 'new' : 'incomplete'
}

function keysOf({ fields, hasSecretAccessKey, hasSessionToken }: PastedDestination): ImportRow['keys'] {
  if ((fields.credentialsSource?.kind ?? 'keys') !== 'keys') return 'borrowed'
  if (!hasSecretAccessKey) return 'none'
  return hasSessionToken ? 'temporary' : 'keys'
}

/** The name of one that was not added, and what is missing or wrong. */
export function importProblemWords({ name, problems }: ImportProblem, translate: Translate): string {
  const causes = problems.map(({ problem, facts }) => translate(`fieldProblem.${problem}`, facts))
  return translate('import.failed', { name, causes: causes.join(' ') })
}
