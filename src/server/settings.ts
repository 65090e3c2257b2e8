/** What the surroundings tell the server, read once at its start. */
import { isIP } from 'node:net'
import { readTravelService } from '#server/planning/travel-service.ts'
import { readTiles, type Tiles } from '#server/web/tiles.ts'

export type Settings = {
  readonly port: number
  readonly host: string
  /** Invented towns, and demo persons let in without a password. */
  readonly demo: boolean
  /** The file that says by which identity provider people come in; without one nobody does, but in a demonstration. */
  readonly signIn: { readonly file: string; readonly secret: string | undefined } | undefined
  /** Whose word on a request's address and protocol is taken, beside that of this machine. */
  readonly proxies: readonly string[]
  /** Whose map lies below a team's routes; without one pages fetch nothing from elsewhere. */
  readonly tiles: Tiles | undefined
}

export type SettingsRefusal = {
  readonly kind: 'badSetting'
  readonly name: string
  readonly found: string
  readonly expected: string
}

/**
 * PORT (8080), HOST (127.0.0.1), FRIRUM_DEMO (`1` or `0`), FRIRUM_SIGN_IN (a file) with FRIRUM_SIGN_IN_SECRET,
 * FRIRUM_PROXIES (addresses with commas between), FRIRUM_TRAVEL (a service of travel times) and FRIRUM_TILES (a service
 * of map tiles) with FRIRUM_TILES_CREDIT. Unless told, it is a demonstration on the embedded database, and in earnest
 * on one that DATABASE_URL names or where people sign in.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings | SettingsRefusal {
  const port = env['PORT'] || '8080'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return { kind: 'badSetting', name: 'PORT', found: port, expected: 'a number from 0 to 65535' }
  const file = env['FRIRUM_SIGN_IN']
  const demo = env['FRIRUM_DEMO'] || (env['DATABASE_URL'] || file ? '0' : '1')
  if (demo !== '0' && demo !== '1') return { kind: 'badSetting', name: 'FRIRUM_DEMO', found: demo, expected: '1 or 0' }
  const proxies = (env['FRIRUM_PROXIES'] ?? '').split(',').flatMap((one) => one.trim() || [])
  const strange = proxies.find((one) => !isRange(one))
  if (strange !== undefined)
    return {
      kind: 'badSetting',
      name: 'FRIRUM_PROXIES',
      found: strange,
      expected: 'addresses or ranges like 10.0.0.0/8',
    }
  const travel = env['FRIRUM_TRAVEL']
  if (readTravelService(travel) === null)
    return {
      kind: 'badSetting',
      name: 'FRIRUM_TRAVEL',
      found: String(travel),
      expected: 'like osrm:http://10.0.0.7:5000 or valhalla:http://10.0.0.7:8002',
    }
  const tiles = readTiles(env['FRIRUM_TILES'], env['FRIRUM_TILES_CREDIT'])
  if (tiles === null)
    return {
      kind: 'badSetting',
      name: 'FRIRUM_TILES',
      found: String(env['FRIRUM_TILES']),
      expected: 'like https://tiles.example/{z}/{x}/{y}.png, with {z}, {x} and {y} once each',
    }
  if (tiles === 'credit')
    return {
      kind: 'badSetting',
      name: 'FRIRUM_TILES_CREDIT',
      found: String(env['FRIRUM_TILES_CREDIT'] ?? ''),
      expected: 'whom the map is by, such as © OpenStreetMap contributors',
    }
  return {
    port: Number(port),
    host: env['HOST'] || '127.0.0.1',
    demo: demo === '1',
    signIn: file ? { file, secret: env['FRIRUM_SIGN_IN_SECRET'] || undefined } : undefined,
    proxies,
    tiles,
  }
}

/** An address, or a range of them: `10.0.0.0/8`. */
function isRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return most > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
}
