import { expect, it } from 'vitest'
import { neverAborted } from '../../../../electron/core/aborted'
import { s3Refusal, scriptedStore } from '../../../support/servers/scripted-server'

it('a link is signed with the server’s time once it is known that this computer’s clock is wrong', async () => {
  const ahead = new Date(Date.now() + 7_200_000)
  let refusals = 1
  const { store } = await scriptedStore(() => {
    const answer = refusals > 0 ? s3Refusal(403, 'RequestTimeTooSkewed') : { status: 200, body: '<Answer/>' }
    refusals -= 1
    return { ...answer, headers: { date: ahead.toUTCString() } }
  })
  const linkedAt = async () => {
    const link = await store.presign('a.png', 600, neverAborted())
    const [, day = '', time = ''] = /X-Amz-Date=(\d{8})T(\d{4})/.exec(link.ok ? link.value.url : '') ?? []
    return Date.parse(`${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)/, '$1:')}Z`)
  }
  expect(Math.abs((await linkedAt()) - Date.now())).toBeLessThan(300_000)

  await store.testAccess(neverAborted())

  expect(Math.abs((await linkedAt()) - ahead.getTime())).toBeLessThan(300_000)
})
