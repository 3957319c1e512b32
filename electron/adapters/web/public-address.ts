import { BlockList, isIP } from 'node:net'

/**
 * IPv4 networks that lead to this computer, to the network around it, or to nobody in particular. Names as in RFC 6890,
 * "Special-Purpose IP Address Registries", and RFC 5771 for multicast.
 *
 * Benchmarking (198.18.0.0/15) is left out on purpose: programs that tunnel everything, such as Clash, resolve every
 * name on the web to it.
 */
const insideNetworks = [
  ['0.0.0.0', 8], // This host on this network
  ['10.0.0.0', 8], // Private use
  ['100.64.0.0', 10], // Shared address space, of a carrier's NAT
  ['127.0.0.0', 8], // Loopback
  ['169.254.0.0', 16], // Link local, where clouds tell their machines secrets
  ['172.16.0.0', 12], // Private use
  ['192.0.0.0', 24], // IETF protocol assignments
  ['192.168.0.0', 16], // Private use
  ['224.0.0.0', 4], // Multicast
  ['240.0.0.0', 4], // Reserved, and limited broadcast
] as const

/** With this prefix, an IPv6-only network reaches all of IPv4 (NAT64, RFC 6052). */
const translated = '64:ff9b::'

const inside = new BlockList()
for (const [network, bits] of insideNetworks) {
  inside.addSubnet(network, bits, 'ipv4')
  inside.addSubnet(`${translated}${network}`, 96 + bits, 'ipv6')
}
// Old tunnels (Teredo, 6to4): their addresses contain another one, to which they lead.
inside.addSubnet('2001::', 32, 'ipv6')
inside.addSubnet('2002::', 16, 'ipv6')

/**
 * All of IPv6 that the web uses: global unicast (RFC 4291). Loopback, unspecified, mapped IPv4, unique local,
 * link-local and multicast addresses are not part of it.
 */
const web = new BlockList()
web.addSubnet('2000::', 3, 'ipv6')
web.addSubnet(translated, 96, 'ipv6')

/** Whether an IP address is on the public web. */
export function isPublicAddress(address: string): boolean {
  // Drops the interface that a link-local address may name.
  const plain = address.replace(/%.*$/s, '')
  switch (isIP(plain)) {
    case 4:
      return !inside.check(plain, 'ipv4')
    case 6:
      return web.check(plain, 'ipv6') && !inside.check(plain, 'ipv6')
    default:
      return false
  }
}
