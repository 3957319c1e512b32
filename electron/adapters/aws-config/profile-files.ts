import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readProfiles, type Profile } from '../../core/credentials/profiles'

/** Where `~/.aws` is, and the variables that change that. */
export interface AwsEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The person's home folder. */
  readonly home: string
}

/** The profiles of the two files; one that is missing or unreadable counts as empty. */
export async function readProfileFiles({ env, home }: AwsEnvironment): Promise<ReadonlyMap<string, Profile>> {
  const read = (variable: string, usual: string): Promise<string> => {
    const moved = env[variable] ?? ''
    const file = moved === '' ? path.join(home, '.aws', usual) : moved.replace(/^~(?=[/\\])/, home)
    return readFile(file, 'utf8').catch(() => '')
  }
  const [config, credentials] = await Promise.all([
    read('AWS_CONFIG_FILE', 'config'),
    read('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  ])
  return readProfiles(config, credentials)
}
