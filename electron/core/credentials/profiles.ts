import { readIni, type IniSection } from '../ini'

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
 * credentials files"). Of a section that the AWS SDK does not read, as the AWS CLI does, what leads to credentials is
 * left out: nothing could be borrowed by it.
 */
export function readProfiles(config: string, credentials: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>()
  const configured = readIni(config)
  const sections = [...configured.map(inConfig), ...readIni(credentials).map(inCredentials)]
  for (const { name, isRead, values } of sections) {
    const own = isRead ? values : withoutLeads(values)
    const known = withSsoSession(withServices(own, configured), configured)
    if (name !== '') profiles.set(name, new Map([...(profiles.get(name) ?? []), ...known]))
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

/** Adds the settings of the `[sso-session …]` section that a profile names, each as `sso_session.NAME`. */
function withSsoSession(profile: Profile, sections: readonly IniSection[]): Profile {
  const name = profile.get('sso_session')
  if (name === undefined) return profile
  const titles = [`sso-session ${name}`, `sso-session "${name}"`, `sso-session '${name}'`]
  const session = sections.find(({ title, isExact }) => isExact && titles.includes(title))
  const settings = [...(session?.values ?? [])]
  return new Map([
    ...settings.map(([setting, value]): [string, string] => [`sso_session.${setting}`, value]),
    ...profile,
  ])
}

/** A section of one of the two files. */
interface ProfileSection {
  /** Empty if it is not a profile's, such as `[sso-session …]`. */
  readonly name: string
  /** Whether the AWS SDK reads it. */
  readonly isRead: boolean
  readonly values: Profile
}

/** How the AWS SDK reads a title of several words: a kind, one space and a name without any, which may be quoted. */
const kindAndName = /^[\w-]+\s(["'])?[\w@+.%:/-]+\1$/

function inConfig({ title, isExact, values }: IniSection): ProfileSection {
  if (title === 'default') return { name: title, isRead: isExact, values }
  const name = /^profile\s+(.+)$/.exec(title)?.[1] ?? ''
  return {
    name: name.replace(/^(["'])(.*)\1$/, '$2'),
    isRead: isExact && kindAndName.test(title),
    values,
  }
}

/** Here a title is the name, whatever is in it; but the SDK takes one of two plain words for a kind and a name. */
function inCredentials({ title, isExact, values }: IniSection): ProfileSection {
  return { name: title, isRead: isExact && !kindAndName.test(title), values }
}

function withoutLeads(values: Profile): Profile {
  return new Map([...values].filter(([name]) => !leads.includes(name)))
}
