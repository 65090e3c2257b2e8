/** The two cookies of the doors: who is in, and who is on the way in. */
import type { FastifyRequest } from 'fastify'

/** Browsers take `__Host-` only over TLS; a demonstration on one's own machine has none. */
const isSafe = ({ protocol }: FastifyRequest): boolean => protocol === 'https'

type Cookie = { readonly name: string; readonly sameSite: 'Strict' | 'Lax' }

export const inside: Cookie = { name: 'frirum', sameSite: 'Strict' }
/** Comes back with a step from another site, the provider, so it cannot be strict. */
export const underWay: Cookie = { name: 'frirum-door', sameSite: 'Lax' }

const nameOf = (request: FastifyRequest, { name }: Cookie): string => (isSafe(request) ? `__Host-${name}` : name)

export function cookieOf(request: FastifyRequest, cookie: Cookie): string | undefined {
  const start = `${nameOf(request, cookie)}=`
  const found = request.headers.cookie?.split(';').find((pair) => pair.trim().startsWith(start))
  return found?.trim().slice(start.length) || undefined
}

/** A cookie that no script reads and no other host gets; gone after `seconds`, at once where they are 0. */
export const setCookie = (request: FastifyRequest, cookie: Cookie, value: string, seconds: number): string =>
  `${nameOf(request, cookie)}=${value}; Path=/; HttpOnly; SameSite=${cookie.sameSite}; Max-Age=${seconds}${
    isSafe(request) ? '; Secure' : ''
  }`
