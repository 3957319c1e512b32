import { describe, expect, it } from 'vitest'
import { showsSecret } from '../../electron/http/shows-secret'

const secret = '0123456789abcdef'.repeat(4)

describe('the secret in a request', () => {
  it.each([
    { how: 'as a bearer', headers: { authorization: `Bearer ${secret}` }, isRight: true },
    { how: 'as a bearer in small letters', headers: { authorization: `bearer ${secret}` }, isRight: true },
    { how: 'in PicGo’s header', headers: { 'x-picgo-secret': secret }, isRight: true },
    { how: 'in the address', query: `secret=${secret}`, isRight: true },
    { how: 'in the address as PicList has it', query: `key=${secret}`, isRight: true },
    {
      how: 'beside a wrong one',
      headers: { authorization: 'Bearer x' },
      query: `key=${secret}`,
      isRight: true,
    },
    { how: 'not at all', isRight: false },
    {
      how: 'empty',
      headers: { authorization: 'Bearer ', 'x-picgo-secret': '' },
      query: 'secret=&key=',
      isRight: false,
    },
    { how: 'without its scheme', headers: { authorization: secret }, isRight: false },
    { how: 'as a password', headers: { authorization: `Basic ${secret}` }, isRight: false },
    { how: 'without its beginning', query: `secret=${secret.slice(1)}`, isRight: false },
    { how: 'without its end', query: `secret=${secret.slice(0, -1)}`, isRight: false },
    { how: 'with more behind it', query: `secret=${secret}0`, isRight: false },
    { how: 'in capitals', query: `secret=${secret.toUpperCase()}`, isRight: false },
    { how: 'under another name', query: `token=${secret}`, isRight: false },
  ])('$how: $isRight', ({ headers = {}, query = '', isRight }) => {
    expect(showsSecret(headers, new URLSearchParams(query), secret)).toBe(isRight)
  })
})
