import { expect, it } from 'vitest'
import { keyRights } from '../../../electron/shared/providers/providers'

it.each([
  ['aws', ['s3:PutObject', 's3:GetObject', 's3:DeleteObject']],
  ['other', ['s3:PutObject', 's3:GetObject', 's3:DeleteObject']],
  ['aliyun', ['oss:PutObject', 'oss:GetObject', 'oss:DeleteObject']],
  ['tencent', ['cos:PutObject', 'cos:GetObject', 'cos:DeleteObject']],
  ['r2', ['Object Read & Write']],
  ['b2', ['Read and Write']],
  ['storj', ['Write', 'Read', 'Delete']],
  ['supabase', []],
] as const)('a key of %s needs %s', (provider, names) => {
  expect(keyRights(provider).map(({ name }) => name)).toEqual(names)
})
