import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { folderForTest } from './files/folder-for-test'

/** Every variable that could make the AWS SDK look outside a test's own home. */
const variables = [
  'AWS_PROFILE',
  'AWS_REGION',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_ENDPOINT_URL_STS',
  'AWS_CA_BUNDLE',
]

/** A home folder with `~/.aws` in it, without any of the machine's own settings. */
export interface AwsHome {
  readonly home: string
  /** Writes one of the two files. */
  write(file: 'config' | 'credentials', content: string): Promise<void>
  /** Writes a program with the shell script `body`, which prints something; returns its path. */
  program(name: string, body: string): Promise<string>
}

/** Creates a home and makes it this process's home until the current test ends. */
export async function awsHome(environment: Readonly<Record<string, string>> = {}): Promise<AwsHome> {
  const made = await makeAwsHome(await folderForTest('aws'))
  for (const name of variables) vi.stubEnv(name, undefined)
  vi.stubEnv('HOME', made.home)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return made
}

/** Makes a folder such a home, for another process. */
export async function makeAwsHome(home: string): Promise<AwsHome> {
  const folder = path.join(home, '.aws')
  await mkdir(folder)
  return {
    home,
    write: (file, content) => writeFile(path.join(folder, file), content, { mode: 0o600 }),
    program: async (name, body) => {
      const file = path.join(home, name)
      await writeFile(file, `#!/bin/sh\n${body}\n`)
      await chmod(file, 0o755)
      return file
    },
  }
}
