import { readIni, type IniSection } from '../destinations/paste/ini'

/** A profile's settings by lower-case name, merged from the two files of `~/.aws`. */
export type Profile = ReadonlyMap<string, string>

/** Settings that lead to credentials; a profile without any of them only names a region or an output format. */
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
 * The profiles by name, `default` first, the rest in file order. Sections are called `[profile NAME]` in the
 * `config` file and `[NAME]` in the `credentials` file (AWS SDKs and Tools Reference Guide, "Shared config and
 * credentials files").
 */
export function readProfiles(config: string, credentials: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  const configured = readIni(config)
  const sections = [...configured.map(inConfig), ...readIni(credentials)]
  for (const { title, values } of sections) {
    const known = withServices(values, configured)
    if (title !== '') profiles.set(title, new Map([...(profiles.get(title) ?? []), ...known]))
  }
  const usual = profiles.get('default')
  return usual === undefined ? profiles : new Map([['default', usual], ...profiles])
}

/** The names of the profiles that lead to credentials. */
export function borrowableProfiles(profiles: ReadonlyMap<string, Profile>): readonly string[] {
  return [...profiles].flatMap(([name, values]) => (leads.some((lead) => values.has(lead)) ? [name] : []))
}

/**
 * Adds the S3 endpoint from the `[services …]` section that a profile names; the profile's own settings take
 * precedence (AWS SDKs and Tools Reference Guide, "Service-specific endpoints").
 */
export function withServices(profile: Profile, sections: readonly IniSection[]): Profile {
  const name = profile.get('services')
  const services = sections.find(({ title }) => name !== undefined && title === `services ${name}`)
  const endpoint = services?.values.get('s3.endpoint_url')
  return endpoint === undefined ? profile : new Map([['s3.endpoint_url', endpoint], ...profile])
}

/** Sections that are not profiles, such as `[sso-session …]`, get no title. */
function inConfig({ title, values }: IniSection): IniSection {
  if (title === 'default') return { title, values }
  const name = /^profile\s+(.+)$/.exec(title)?.[1] ?? ''
  return { title: name.replace(/^(["'])(.*)\1$/, '$2'), values }
}
