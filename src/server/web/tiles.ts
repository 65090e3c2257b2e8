/** A service of map tiles that an operator names: pictures of its map lie below a team's routes. */

/** `host` is the one place outside that a page may fetch pictures from. */
export type Tiles = { readonly address: string; readonly credit: string; readonly host: string }

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads an address such as `https://tiles.example/{z}/{x}/{y}.png`, Web Mercator, each of the three once and none in
 * the name of the host. Whoever made the map has a right to be named. Undefined where no address is given; null where
 * it is none, `'credit'` where nobody is named.
 */
export function readTiles(
  address: string | undefined,
  credit: string | undefined,
): Tiles | undefined | null | 'credit' {
  if (!address) return undefined
  if (!/^[\w\-.~:/?@!$&()*+,=%{}[\]]+$/.test(address)) return null
  const names = address.match(/\{[^{}]*\}/g) ?? []
  if ([...names].sort().join() !== '{x},{y},{z}') return null
  const [one, other] = ['1', '2'].map((digit) => URL.parse(address.replaceAll(/\{[xyz]\}/g, digit)))
  if (!one || one.origin !== other?.origin || /[{}]/.test(decodeURI(one.href)) || one.username || one.password)
    return null
  const isSafe = one.protocol === 'https:' || (one.protocol === 'http:' && loopback.includes(one.hostname))
  if (!isSafe) return null
  const named = credit?.trim() ?? ''
  return named === '' || named.length > 120 || /\p{Cc}/u.test(named)
    ? 'credit'
    : { address, credit: named, host: one.origin }
}
