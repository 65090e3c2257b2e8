/** What a provider's claims mean here: which municipality, which role, whom of those who are known. */
import type { AccessRole } from '../person.ts'
import type { ProviderSettings } from './settings.ts'

export type Claims = Readonly<Record<string, unknown>>

/** Somebody as the claims name them; nothing of it is looked up yet. */
export type Claimed = {
  readonly municipality: string | undefined
  readonly role: Exclude<AccessRole, 'relative'> | undefined
  readonly name: string
  readonly staff: string | undefined
  readonly teams: readonly string[] | undefined
  readonly citizen: string | undefined
}

export function readClaims(settings: ProviderSettings, claims: Claims): Claimed {
  const { municipality, role, staff, teams, citizen, name } = settings
  const roles = valuesOf(claims, role.claim)
  const one = (claim: string | undefined) => (claim === undefined ? undefined : valuesOf(claims, claim)[0])
  return {
    municipality:
      'always' in municipality
        ? municipality.always
        : meaning(valuesOf(claims, municipality.claim), municipality.values)[0],
    role: role.values.find(({ is }) => roles.includes(is))?.means,
    name: one(name) ?? one('preferred_username') ?? one('sub') ?? '',
    staff: one(staff?.claim),
    teams: teams && meaning(valuesOf(claims, teams.claim), teams.values),
    citizen: one(citizen?.claim),
  }
}

type Means = readonly { readonly is: string; readonly means: string }[]

/** Values as they mean; without a table they mean themselves, and with one those it does not know mean nothing. */
const meaning = (values: readonly string[], table: Means | undefined): readonly string[] =>
  table ? table.filter(({ is }) => values.includes(is)).map(({ means }) => means) : values

/** The texts of a claim, one or many; a name with dots in it is tried whole before it is taken as a path. */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce<unknown>(inside, claims)
  const all = Array.isArray(found) ? found : [found]
  return all.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []))
}

const inside = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name) ? (holder as Claims)[name] : undefined
