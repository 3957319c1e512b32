import { describe, expect, it } from 'vitest'
import type { Work } from '../../../electron/cli/work/work'
import { failure, type Failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { complete, run } from '../commands/run'

const asks = failure('credentials-missing', { reason: 'mfa', profile: 'work' })
const wrong = failure('credentials-missing', { reason: 'mfaWrong', profile: 'work' })
const question = 'The profile work needs the code of your MFA device.\nCode: '
const skipped = { status: 'skipped' } as const

/** Gives the prepared answer to each code; without a code, it asks for one. */
function withDevice(
  answers: Readonly<Record<string, Failure | undefined>>,
  codes: string[] = [],
): Partial<Work> {
  return {
    beginSession: async ({ code }) => {
      codes.push(code)
      return success(code === '' ? asks : answers[code])
    },
    check: async () =>
      success({
        destination: 'work',
        report: {
          outcomes: {
            who: {
              status: 'failed',
              failure: asks,
              evidence: { status: 0, code: '', requestId: '' },
            },
            where: skipped,
            may: skipped,
            link: skipped,
          },
          finishedAt: 1,
          tookMilliseconds: 1,
        },
      }),
  }
}

describe('the code of an MFA device', () => {
  it('is asked for on a terminal before anything is sent', async () => {
    const codes: string[] = []
    const { stderr } = await run(['upload', 'a.png'], withDevice({}, codes), { typed: ['123456'] })
    expect(stderr).toBe(question)
    expect(codes).toEqual(['', '123456'])
  })

  it('is asked for at most three times, whether mistyped or wrong', async () => {
    const codes: string[] = []
    const work = withDevice({ '111111': wrong, '222222': wrong }, codes)
    const typed = ['12 34', '111 111', '222222', '333333']
    const { stderr } = await run(['upload', 'a.png'], work, { typed })
    expect(stderr).toBe(
      `${question}A code has six digits. Read it from your device.\n` +
        'Code: This code was not accepted.\nCode: This code was not accepted.\n',
    )
    expect(codes).toEqual(['', '111111', '222222'])
  })

  it('is not used, and nothing is sent, if the question was interrupted', async () => {
    const interruption = new AbortController()
    const work = withDevice({})
    const beginSession: Work['beginSession'] = (order) => {
      interruption.abort()
      return work.beginSession?.(order) ?? Promise.reject(new Error('No work'))
    }
    const upload: Work['upload'] = () => Promise.reject(new Error('Nothing is sent'))
    const { signal } = interruption
    const ended = await run(['upload', 'a.png'], { beginSession, upload }, { typed: ['123456'], signal })
    expect(ended).toMatchObject({ code: 130, stdout: '' })
    expect(ended.stderr).toMatch(/Interrupted before anything was sent\.\n$/)
  })

  it('comes from the environment in a script', async () => {
    const codes: string[] = []
    const env = { ...complete, OLLIM_MFA_CODE: '654321' }
    expect((await run(['upload', 'a.png'], withDevice({}, codes), { env })).stderr).toBe('')
    expect(codes).toEqual(['', '654321'])
  })

  it('is reported as missing, with advice, if nobody can be asked', async () => {
    const { code, stdout } = await run(['check'], withDevice({}))
    expect(code).toBe(1)
    expect(stdout.split('\n')[0]).toBe(
      'Who    failed: The profile work needs the code of your MFA device. ' +
        'Run the command in a terminal, which asks for it, or set OLLIM_MFA_CODE.',
    )
  })

  it('is not asked for again if the app did not start', async () => {
    let asked = 0
    const refused = async () => {
      asked += 1
      return problem({ kind: 'app-not-started' } as const)
    }
    const env = { OLLIM_MFA_CODE: '123456' }
    const ended = await run(['upload', 'a.png'], { beginSession: refused, upload: refused }, { env })
    expect({ code: ended.code, asked }).toEqual({ code: 2, asked: 1 })
    expect(ended.stderr).toMatch(/did not start/)
  })

  it('is not asked for if it is not needed', async () => {
    const { stderr } = await run(['upload', 'a.png'], {}, { typed: ['123456'] })
    expect(stderr).toBe('')
  })
})
