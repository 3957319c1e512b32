import { readIni, type IniSection } from '../destinations/paste/ini'

/** A profile's settings by lower-case name, as the two files of `~/.aws` give them together. */
export type Profile = ReadonlyMap<string, string>

/** Any of these leads to credentials; a profile without them only names a region or an output. */
const leads = [
  'aws_access_key_id',
  'role_arn',
  'sso_session',
  'sso_start_url',
  'credential_process',
  'credential_source',
  'login_session',
]

/**
 * The profiles by name, `default` first, then in the order of the files. In the `config` file they are
 * called `[profile NAME]`, in the `credentials` file `[NAME]` (AWS SDKs and Tools Reference Guide,
 * "Shared config and credentials files").
 */
export function readProfiles(config: string, credentials: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  const sections = [...readIni(config).map(inConfig), ...readIni(credentials)]
  for (const { title, values } of sections) {
    if (title !== '') profiles.set(title, new Map([...(profiles.get(title) ?? []), ...values]))
  }
  const usual = profiles.get('default')
  return usual === undefined ? profiles : new Map([['default', usual], ...profiles])
}

/** The names of those that lead to credentials. */
export function borrowableProfiles(profiles: ReadonlyMap<string, Profile>): readonly string[] {
  return [...profiles].flatMap(([name, values]) => (leads.some((lead) => values.has(lead)) ? [name] : []))
}

/** Sections that are no profile, such as `[sso-session …]`, get no title. */
function inConfig({ title, values }: IniSection): IniSection {
  if (title === 'default') return { title, values }
  const name = /^profile\s+(.+)$/.exec(title)?.[1] ?? ''
  return { title: name.replace(/^(["'])(.*)\1$/, '$2'), values }
}
