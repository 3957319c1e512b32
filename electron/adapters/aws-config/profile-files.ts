import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../shared/app/environment'
import { readProfiles, type Profile } from '../../core/credentials/profiles'

/** Where `~/.aws` is, and the variables that change that. */
export interface AwsEnvironment {
  readonly env: Environment
  /** The person's home folder. */
  readonly home: string
}

/** The paths of the two files. */
export function profilePaths({ env, home }: AwsEnvironment) {
  const pathOf = (variable: string, usual: string): string => {
    const moved = env[variable] ?? ''
    return moved === '' ? path.join(home, '.aws', usual) : moved.replace(/^~(?=[/\\])/, home)
  }
  return {
    config: pathOf('AWS_CONFIG_FILE', 'config'),
    credentials: pathOf('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  }
}

/** The content of one of the two files; empty if it is missing or unreadable. */
export function readProfileFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}

/** The profiles of the two files. */
export async function readProfileFiles(environment: AwsEnvironment): Promise<ReadonlyMap<string, Profile>> {
  const paths = profilePaths(environment)
  return readProfiles(await readProfileFile(paths.config), await readProfileFile(paths.credentials))
}
