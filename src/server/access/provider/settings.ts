/** The identity provider as a file says it: where it is, who we are to it, and what its claims mean here. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { accessRoles } from '../person.ts'

/** A claim by its name, or by a path of names with dots between, as `realm_access.roles`. */
const claim = z.string().min(1)
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'expected a key of small letters, digits, hyphens' })

/** Our provider may stand on this machine without TLS, to try things; anywhere else it must have TLS. */
const address = z
  .string()
  .refine((text) => URL.canParse(text), { error: 'expected an address, such as https://login.example.dk' })
  .refine((text) => /^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(text), {
    error: 'expected https, as it is not on this machine',
  })

const means = <To extends z.ZodType>(to: To) => z.array(z.strictObject({ is: z.string().min(1), means: to })).min(1)

/** By OIDC nobody comes in as a relative: a mandate names them, and no number by which a provider could. */
const role = z.enum(accessRoles.filter((one) => one !== 'relative'))

const settings = z.strictObject({
  issuer: address,
  clientId: z.string().min(1),
  clientSecret: z.string().min(16, { error: 'expected at least 16 characters' }),
  /** Where this server is for people: the provider sends them back there. */
  ourAddress: address,
  /** What people call the provider; its host unless told. */
  called: z.string().min(1).optional(),
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)).default(['openid', 'profile']),
  /** Levels of assurance that are enough; any will do unless told. */
  assurance: z.array(z.string().min(1)).min(1).optional(),
  name: claim.default('name'),
  municipality: z.union([z.strictObject({ always: key }), z.strictObject({ claim, values: means(key).optional() })]),
  /** Of several roles the first of this list is theirs. */
  role: z.strictObject({ claim, values: means(role) }),
  /** The key of a member of the staff, and of a case officer where areas are given out. */
  staff: z.strictObject({ claim }).optional(),
  /** Keys of teams; without it the own register says who is in which team. */
  teams: z.strictObject({ claim, values: means(key).optional() }).optional(),
  /** The identity number of a citizen. */
  citizen: z.strictObject({ claim }).optional(),
})

export type ProviderSettings = z.output<typeof settings>

/** Why the file does not do: it is not there, it is no YAML, or some fields are not as they must be. */
export type ProviderFault = { readonly file: string; readonly faults: readonly string[] }

const needStaff: readonly string[] = ['teamMember', 'fixedContact']

/** Reads the file; `secret` stands in for `clientSecret`, so that none need be in it. */
export async function readProviderFile(
  file: string,
  secret: string | undefined,
): Promise<Result<ProviderSettings, ProviderFault>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') return refuse({ file, faults: [`it cannot be read: ${text.code}`] })
  return readProvider(text, file, secret)
}

export function readProvider(
  text: string,
  file: string,
  secret: string | undefined,
): Result<ProviderSettings, ProviderFault> {
  let said: unknown
  try {
    said = parse(text)
  } catch (error) {
    return refuse({ file, faults: [`it is no YAML: ${(error as Error).message.split('\n')[0]}`] })
  }
  const whole = secret && typeof said === 'object' ? { ...said, clientSecret: secret } : said
  const read = settings.safeParse(whole)
  if (!read.success)
    return refuse({ file, faults: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) })
  const faults = missingBetween(read.data)
  return faults.length ? refuse({ file, faults }) : ok(read.data)
}

/** What each field alone cannot say. */
function missingBetween({ role: { values }, staff, citizen, scopes }: ProviderSettings): string[] {
  const roles = values.map(({ means: to }) => to as string)
  const staffed = roles.find((one) => needStaff.includes(one))
  return [
    ...(staffed && !staff ? [`staff: needed, for the role ${staffed} is somebody of the staff`] : []),
    ...(roles.includes('citizen') && !citizen ? ['citizen: needed, for the role citizen is a citizen'] : []),
    ...(scopes.includes('openid') ? [] : ['scopes: openid must be among them']),
  ]
}
