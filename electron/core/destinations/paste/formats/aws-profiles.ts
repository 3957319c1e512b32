import type { PasteNote } from '../../../../shared/destinations/paste'
import { withServices } from '../../../credentials/profiles'
import { candidateOfPairs } from '../candidate-of-pairs'
import { readIni, type IniSection } from '../../../ini'
import { readPairs, describesStorage } from '../pairs'
import { found, note, type Recogniser } from '../paste-reading'

/** Settings which say that a profile's keys come from elsewhere. */
const borrowing = [
  'sso_session',
  'sso_start_url',
  'sso_account_id',
  'role_arn',
  'source_profile',
  'credential_process',
  'login_session',
]

/** Sections of `~/.aws/credentials` and `~/.aws/config`; sections of the same profile are merged. */
export const recogniseAwsProfiles: Recogniser = (text) => {
  const all = readIni(text)
  const sections = all.filter(({ title }) => title !== '' && !/^(?:sso-session|services) /.test(title))
  if (!sections.some(isProfile)) return undefined
  const profiles = new Map<string, Map<string, string>>()
  for (const { title, values } of sections) {
    const name = title.replace(/^profile\s+/, '').replace(/^(["'])(.*)\1$/, '$2')
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...withServices(values, all)]))
  }
  const notes: PasteNote[] = []
  const candidates = [...profiles].flatMap(([label, values]) => {
    const pairs = readPairs([...values])
    const borrows = !pairs.values.has('accessKeyId') && borrowing.some((name) => values.has(name))
    if (borrows) notes.push(note('profile-borrows', { profile: label }))
    const usable = describesStorage(pairs) || (!borrows && pairs.values.has('region'))
    return usable && !borrows ? [candidateOfPairs({ source: 'aws-profile', label }, pairs)] : []
  })
  // If some profiles have keys, those without are of no use.
  const withKeys = candidates.filter(
    ({ accessKeyId, notes: own }) => accessKeyId !== undefined || own.length > 0,
  )
  return found(withKeys.length > 0 ? withKeys : candidates, ...notes)
}

function isProfile({ title, values }: IniSection): boolean {
  if (/^profile\s/.test(title)) return true
  return (
    [...values.keys()].some((name) => name.startsWith('aws_') || borrowing.includes(name)) ||
    isPlainConfig(title, values)
  )
}

/** `[default]` with only a region, as `aws configure` writes it. */
function isPlainConfig(title: string, values: IniSection['values']): boolean {
  return title === 'default' && values.has('region') && !values.has('host_base') && !values.has('access_key')
}
