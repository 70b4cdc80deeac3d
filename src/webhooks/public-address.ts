import ipaddr from 'ipaddr.js';

/** Public by its range, and yet the machine's own: what Azure gives to every virtual machine. */
const METADATA = new Set(['168.63.129.16']);
/** The only part of IPv6 that is handed out: https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/**
 * Whether an address is one of the open internet: not of this machine, not of its network, not a cloud's metadata,
 * and not an IPv6 address that stands for an IPv4 one.
 */
export function isPublicAddress(text: string): boolean {
  // A zone belongs to a link, and so to this network.
  if (text.includes('%') || !ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv6) return address.match(GLOBAL_UNICAST, 3);
  return !METADATA.has(address.toString());
}
