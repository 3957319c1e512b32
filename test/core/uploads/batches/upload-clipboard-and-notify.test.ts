import { beforeEach, describe, expect, it } from 'vitest'
import { uploadClipboardAndNotify } from '../../../../electron/core/uploads/batches/upload-clipboard-and-notify'
import type { UploadOptions } from '../../../../electron/core/uploads/engine'
import type { IntakeResult } from '../../../../electron/core/uploads/intake/intake'
import { type Failure, failure } from '../../../../electron/shared/failures/failure'
import { problem, type Result, success } from '../../../../electron/shared/result'

const taken: IntakeResult = { batchId: 'batch', uploadIds: ['a'], inputs: [0], accepted: 1, refused: 0 }

describe('uploading the clipboard from elsewhere', () => {
  const seen: string[] = []
  beforeEach(() => {
    seen.length = 0
  })

  async function upload(paths: readonly string[], answer: Result<IntakeResult, Failure>): Promise<void> {
    const take = async (given: readonly unknown[], destinationId: string, options?: UploadOptions) => {
      seen.push(`${given.join()} to ${destinationId} from ${options?.origin ?? 'the window'}`)
      return answer
    }
    await uploadClipboardAndNotify({
      clipboard: {
        readFiles: async () => ({ paths, count: paths.length }),
        readImagePng: async () => undefined,
        readText: async () => '',
      },
      engine: { uploadPaths: take, uploadBytes: take },
      destinationId: 'blog',
      translate: (key) => key,
      notify: ({ title, body }) => seen.push(`${title}: ${body}`),
    })
  }

  it('makes a batch of its own, and reports nothing before its end', async () => {
    await upload(['a.png'], success(taken))
    expect(seen).toEqual(['a.png to blog from elsewhere'])
  })

  it('reports a refusal and what helps', async () => {
    await upload(['a.png'], problem(failure('disk-full')))
    expect(seen.slice(1)).toEqual(['failure.disk-full.message: failure.disk-full.fix'])
  })

  it('reports that there is no image, and what to do first', async () => {
    await upload([], success(taken))
    expect(seen).toEqual(['notification.nothing: notification.nothingNext'])
  })
})
