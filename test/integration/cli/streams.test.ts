import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeImage } from '../../support/images/images'
import { environmentOf, runInShell } from './ollim'

describe('the standard streams of a command', () => {
  let cwd: string
  beforeEach(async () => {
    cwd = await folderForTest('streams')
  })

  it.each(['history export', '--help'])(
    'make ollim %s fail with a reason if the disk of the output is full',
    async (command) => {
      const { code, stderr } = await runInShell(`$OLLIM ${command} > /dev/full`, cwd)
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: 'The disk that Ollim writes to is full. Free up some space, then retry.\n',
      })
    },
  )

  it('make it fail if a file accepts only part of the output', async () => {
    const { code, stderr } = await runInShell('ulimit -f 1; $OLLIM --help > cut.txt', cwd)
    expect((await stat(path.join(cwd, 'cut.txt'))).size).toBe(1024)
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Not all of the output could be written (EFBIG).\n' })
  })

  it('append all output to a file', async () => {
    const { code } = await runInShell('echo first > all.txt; $OLLIM --help >> all.txt', cwd)
    expect(code).toBe(0)
    const { stdout } = await runInShell('$OLLIM --help', cwd)
    expect(await readFile(path.join(cwd, 'all.txt'), 'utf8')).toBe(`first\n${stdout}`)
  })

  it('may be closed early by a reader without causing a failure', async () => {
    const line = 'set -o pipefail; $OLLIM history export | true; echo "${PIPESTATUS[0]}"'
    expect(await runInShell(line, cwd)).toMatchObject({ stdout: '0\n' })
  })

  const variables = Object.entries(environmentOf(inject('publicStore')))
    .map(([name, value]) => `${name}='${value}'`)
    .join(' ')

  it('accept an image through a pipe', async () => {
    await writeFile(path.join(cwd, 'a.png'), await makeImage('png'))
    const line = `cat a.png | ${variables} $OLLIM upload --format json -`
    const { code, stdout, stderr } = await runInShell(line, cwd)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [row] = z.array(z.object({ file: z.string(), url: z.string() })).parse(JSON.parse(stdout))
    expect(row?.file).toBe('-')
    expect(row?.url).toMatch(/\/image\.png$/)
    const served = await fetch(row?.url ?? '')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(await readFile(path.join(cwd, 'a.png')))
  })

  it('do not take a folder for an empty image', async () => {
    const { code, stderr } = await runInShell(`${variables} $OLLIM upload - < .`, cwd)
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^The standard input is a folder\./),
    })
  })

  it('do not take a folder for an empty text', async () => {
    const { code, stderr } = await runInShell('$OLLIM import - < .', cwd)
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'The standard input is a folder. Name the file in it that has the keys or settings.\n',
    })
  })

  it.each(['2> /dev/full', '2>&-'])('need no reader for messages (%s)', async (elsewhere) => {
    const { code, stdout } = await runInShell(`$OLLIM history export ${elsewhere}`, cwd)
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('name,key,url') })
  })
})

it('a command runs in a folder that was deleted while the terminal is still in it', async () => {
  const line = 'mkdir gone; cd gone; rmdir ../gone; $OLLIM upload none.png'
  const { code, stderr } = await runInShell(line, await folderForTest('deleted'))
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('destination') })
})
