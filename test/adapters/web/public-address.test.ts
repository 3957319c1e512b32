import { expect, it } from 'vitest'
import { isPublicAddress } from '../../../electron/adapters/web/public-address'

it.each([
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.0.1.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.18.0.7',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2001:4860:4860::8888',
  '2a00::1',
  '64:ff9b::101:101',
])('%s leads to the public web', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

it.each([
  ['unspecified', ['0.0.0.0', '0.1.2.3', '::']],
  [
    'private',
    ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  ],
  ['of a carrier', ['100.64.0.1', '100.127.255.255']],
  ['loopback', ['127.0.0.1', '127.255.255.255', '::1']],
  ['link local', ['169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1']],
  ['unique local', ['fc00::1', 'fdff::1']],
  ['site local', ['fec0::1']],
  ['multicast', ['224.0.0.251', '239.255.255.250', 'ff02::fb']],
  ['reserved', ['192.0.0.8', '240.0.0.1', '255.255.255.255', '100::1', '5f00::1']],
  ['mapped IPv4', ['::ffff:127.0.0.1', '::ffff:c0a8:101', '::ffff:1.1.1.1', '::127.0.0.1']],
  [
    'translated IPv4',
    ['64:ff9b::7f00:1', '64:ff9b::192.168.1.1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::101:101'],
  ],
  ['a tunnel', ['2001:0:4136:e378:8000:63bf:3fff:fdd2', '2002:7f00:1::1']],
  ['no address', ['', 'localhost', '127.1', '999.1.1.1']],
])('%s does not lead to the public web: %s', (_what, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([])
})
