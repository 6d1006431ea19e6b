/** IPv4 blocks that are not globally reachable. Source: IANA's special-purpose address registries. */
export const NOT_PUBLIC_V4: readonly string[] = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24',
  '192.0.2.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
].flatMap((blocks) => blocks.split(' '));
