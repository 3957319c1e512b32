import { expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { id, secret } from './samples'

const keys = `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`
const pair = { source: 'environment', accessKeyId: id, secretAccessKey: secret, notes: [] }

it('a variable that is empty does not take the next line for its value', () => {
  const paste = `${keys}AWS_BUCKET=haneul-blog\nAWS_ENDPOINT=\nAWS_USE_PATH_STYLE_ENDPOINT=false`
  const [candidate] = understandPaste(paste).candidates

  expect(candidate).toMatchObject({ ...pair, bucket: 'haneul-blog', pathStyle: false })
  expect(candidate).not.toHaveProperty('endpoint')
})
