import { expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { type ScriptedRequest, scriptedStore } from '../../../support/servers/scripted-server'

const keys = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png']

/** Two objects a page, as the first version of the question is answered. */
function olderPage(after: string): string {
  const rest = keys.filter((key) => key > after)
  const objects = rest.slice(0, 2).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`)
  return `<ListBucketResult><IsTruncated>${String(rest.length > 2)}</IsTruncated>${objects.join('')}</ListBucketResult>`
}

async function listedFrom(answer: (request: ScriptedRequest) => string) {
  const { store } = await scriptedStore((request) => ({ status: 200, body: answer(request) }))
  const seen: string[] = []
  let continuation = ''
  for (let pages = 0; pages < 10; pages += 1) {
    const page = await store.list({ prefix: '', continuation, signal: neverAborted() })
    if (!page.ok) return { seen, end: page.problem.failure }
    seen.push(...page.value.answer.objects.map(({ key }) => key))
    continuation = page.value.answer.next
    if (continuation === '') return { seen, end: 'finished' }
  }
  return { seen, end: 'never' }
}

it('a server with the older listing is listed to its end', async () => {
  const marker = ({ path }: ScriptedRequest) => new URL(path, 'http://x').searchParams.get('marker') ?? ''

  expect(await listedFrom((request) => olderPage(marker(request)))).toEqual({ seen: keys, end: 'finished' })
})

it('a listing that makes no progress fails, and does not pass for the whole bucket', async () => {
  expect(await listedFrom(() => olderPage(''))).toMatchObject({
    end: { kind: 'unexpected', facts: { reason: 'notSupported' } },
  })
})
