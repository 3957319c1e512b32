import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from '../../support/servers/daemon'
import { benchFolder } from '../corpus'
import { asSample, measure } from '../measure'
import type { Contender } from './contender'

/** Not among the project's packages. PicGo looks for plugins beside its settings, so they are here, too. */
const home = path.join(benchFolder, 'picgo')
const program = path.join(home, 'node_modules', 'picgo', 'bin', 'picgo')
const packages = ['picgo@3.1.0', 'picgo-plugin-s3@1.5.2']

export const picgo: Contender = {
  name: 'picgo',
  title: 'picgo upload (picgo-plugin-s3)',
  async missing() {
    if (existsSync(program)) return undefined
    await mkdir(home, { recursive: true })
    await writeFile(path.join(home, 'package.json'), '{ "private": true }\n')
    const install = ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', ...packages]
    try {
      await run('npm', install)
      return undefined
    } catch (error) {
      return `npm install ${packages.join(' ')} failed: ${String(error)}`
    }
  },
  async upload({ ceph, corpus, prefix, folder }) {
    const settings = path.join(home, 'settings.json')
    await writeFile(settings, JSON.stringify(settingsFor(ceph, prefix)))
    const measured = await measure({
      program: process.execPath,
      args: [program, '-c', settings, 'upload', ...corpus.files],
      env: { HOME: folder },
      folder,
    })
    if (measured.stdout.includes('[PicGo ERROR]')) throw new Error(measured.stdout.slice(-500))
    return asSample(measured)
  },
}

function settingsFor(
  {
    endpoint,
    region,
    publicBucket,
    accessKeyId,
    secretAccessKey,
  }: Parameters<Contender['upload']>[0]['ceph'],
  prefix: string,
) {
  const s3 = {
    accessKeyID: accessKeyId,
    secretAccessKey,
    bucketName: publicBucket,
    region,
    endpoint,
    uploadPath: `${prefix}/{fullName}`,
    pathStyleAccess: true,
    acl: 'private',
  }
  return {
    picBed: { uploader: 'aws-s3', current: 'aws-s3', 'aws-s3': s3 },
    picgoPlugins: { 'picgo-plugin-s3': true },
    silent: true,
  }
}
