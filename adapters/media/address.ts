import { BlockList, isIP } from 'node:net';

/** IPv4 that is no place of the public internet (IANA special-purpose registry), multicast and reserved ranges included. */
const IPV4: readonly [network: string, bits: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Inside 2000::/3; those that carry an IPv4 address (6to4, Teredo) could carry a private one. */
const IPV6: readonly [network: string, bits: number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const blocked4 = new BlockList();
for (const [network, bits] of IPV4) blocked4.addSubnet(network, bits, 'ipv4');
const blocked6 = new BlockList();
for (const [network, bits] of IPV6) blocked6.addSubnet(network, bits, 'ipv6');
/** The only IPv6 that is given out to the public; all else (loopback, mapped IPv4, NAT64, local, link-local, multicast) lies outside. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address, as the resolver gives it, is a place of the public internet. What is no address is none. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !blocked4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && global6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
    default:
      return false;
  }
}
