import { describe, expect, it } from 'vitest'
import type { ImageSniffer } from '../../../../electron/core/ports/images'
import type { Spool } from '../../../../electron/core/ports/spool'
import type { Candidate } from '../../../../electron/core/uploads/intake/intake-walk'
import { judgeCandidate } from '../../../../electron/core/uploads/intake/judge-candidate'

const png = { contentType: 'image/png', extension: 'png' }

function candidate(path: string): Candidate {
  const source = { path, sizeBytes: 10, modifiedAt: 0 }
  const ends = { head: new Uint8Array(10), tail: new Uint8Array() }
  return { input: 0, name: 'a.png', folder: '', inspected: { kind: 'file', source, ends } }
}

describe('a refused image', () => {
  const examine = async () => ({ isTruncated: true })
  const refusals: readonly (readonly [reason: string, sniffer: ImageSniffer])[] = [
    ['that is none', { sniff: async () => undefined, examine }],
    ['that is cut short', { sniff: async () => png, examine }],
  ]

  it.each(refusals)(
    '%s leaves no copy of pasted bytes, and does not touch the person’s own files',
    async (_reason, sniffer) => {
      const released: string[] = []
      const spool: Pick<Spool, 'owns' | 'release'> = {
        owns: (path) => path.startsWith('/spool/'),
        release: async (path) => void released.push(path),
      }
      for (const path of ['/spool/a.png', '/home/a.png']) {
        const judged = await judgeCandidate({ sniffer, spool }, candidate(path))
        expect(judged.status).toMatchObject({ state: 'failed', failure: { kind: 'not-an-image' } })
      }
      expect(released).toEqual(['/spool/a.png'])
    },
  )
})
