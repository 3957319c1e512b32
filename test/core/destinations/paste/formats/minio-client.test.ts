import { expect, it } from 'vitest'
import { understandPaste } from '../../../../../electron/core/destinations/paste/understand-paste'

const play = {
  source: 'minio-client',
  provider: 'minio',
  endpoint: 'https://play.min.io',
  accessKeyId: 'Q3AM3UQ867SPQQA43P2F',
  secretAccessKey: 'zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG',
  notes: [],
}

it.each([
  [
    'MC_HOST_play=https://Q3AM3UQ867SPQQA43P2F:zuf%2BtfteSlswRu7BJ86wekitnifILbZam1KYY3TG@play.min.io',
    { ...play, name: 'play' },
  ],
  [
    'export MC_HOST_play="https://Q3AM3UQ867SPQQA43P2F:zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG@play.min.io/"',
    { ...play, name: 'play', notes: [{ note: 'endpoint-slash' }] },
  ],
  [
    'MC_HOST_nas=http://nas-key:nas/secret:nas-token@192.168.0.7:9000',
    {
      name: 'nas',
      provider: 'minio',
      endpoint: 'http://192.168.0.7:9000',
      accessKeyId: 'nas-key',
      secretAccessKey: 'nas/secret',
      sessionToken: 'nas-token',
    },
  ],
])('a variable with server and keys is split: %s', (paste, candidate) => {
  expect(understandPaste(paste).candidates).toMatchObject([candidate])
})

it('several such variables are several destinations', () => {
  const paste = 'MC_HOST_one=https://a:b@one.example.com\nMC_HOST_two=https://c:d@two.example.com'

  expect(understandPaste(paste).candidates.map(({ name }) => name)).toEqual(['one', 'two'])
})
