import { expect, it } from 'vitest'
import { chooseDestination } from '../../electron/http/choose-destination'
import { problem, success } from '../../electron/shared/result'

const blog = { id: 'one', name: 'Blog' }
const photos = { id: 'two', name: '사진' }
const saved = [blog, photos]

it.each([
  ['', success(undefined)],
  ['secret=x&configName=', success(undefined)],
  ['configName=blog', success(blog)],
  [`configName=${encodeURIComponent('사진'.normalize('NFD'))}`, success(photos)],
  ['picbed=Blog', success(blog)],
  ['picbed=aws-s3&configName=Blog', success(blog)],
  ['picbed=Blog&configName=Default', success(blog)],
  // What PicList calls what is used unless something else is chosen.
  ['picbed=aws-s3&configName=Default', success(undefined)],
  ['picbed=aws-s3-plist', success(undefined)],
  ['picbed=aws-s3&configName=Work', problem('Work')],
  ['picbed=smms', problem('smms')],
  ['picbed=smms&configName=Default', problem('smms')],
])('a request with %s goes to that destination, or nowhere', (query, answer) => {
  expect(chooseDestination(new URLSearchParams(query), saved)).toEqual(answer)
})

it('without any destination, the requested name does not matter', () => {
  expect(chooseDestination(new URLSearchParams('configName=Work'), [])).toEqual(success(undefined))
})
