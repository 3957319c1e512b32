import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'
import { id } from '../samples'

const bookmark = (entries: Readonly<Record<string, string>>) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${Object.entries(entries)
    .map(([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>`)
    .join('\n')}\n</dict>\n</plist>`

it.each([
  [
    'a server of one’s own',
    { Protocol: 's3', Hostname: 'minio.example.com', Port: '9000', Username: 'nas', Path: '/photos/2026' },
    { endpoint: 'https://minio.example.com:9000', bucket: 'photos', accessKeyId: 'nas' },
  ],
  [
    'AWS',
    {
      Protocol: 's3',
      Nickname: 'Blog',
      Hostname: 's3.amazonaws.com',
      Port: '443',
      Username: id,
      Path: '/blog',
    },
    { provider: 'aws', endpoint: '', bucket: 'blog', accessKeyId: id, name: 'Blog' },
  ],
  [
    'a bucket in front of the host',
    { Protocol: 's3', Hostname: 'photos.nyc3.digitaloceanspaces.com', 'Web URL': 'https://img.example.com' },
    { provider: 'spaces', bucket: 'photos', publicUrlBase: 'https://img.example.com' },
  ],
  [
    'a profile',
    {
      Protocol: 's3',
      Vendor: 'minio',
      Scheme: 'http',
      'Default Hostname': 'nas.local',
      'Default Port': '9000',
    },
    { endpoint: 'http://nas.local:9000' },
  ],
])('a bookmark of Cyberduck for %s gives the place', (_what, entries, candidate) => {
  const { candidates, notes } = understandPaste(bookmark(entries))

  expect(notes).toEqual([])
  expect(candidates).toMatchObject([candidate])
})

it('a bookmark for another protocol is not S3 storage', () => {
  const { candidates, notes } = understandPaste(bookmark({ Protocol: 'sftp', Hostname: 'example.com' }))

  expect([candidates, notes]).toEqual([[], [{ note: 'not-s3', facts: {} }]])
})
