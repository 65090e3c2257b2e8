/** Citizens and teams as they are told. */
import { z } from 'zod'
import { anyDate, id } from '#contract/http/values.ts'

const identity = z
  .object({
    system: z.string(),
    value: z.string(),
    bornOn: anyDate.nullable(),
    test: z.boolean().meta({ description: 'In an official test range: it can belong to nobody.' }),
  })
  .meta({ id: 'IdentityNumber' })

/** A citizen as a row of a list. */
export const citizenRow = z
  .object({
    id: id<'Citizen'>(),
    identity: identity.nullable(),
    name: z.string().nullable(),
    area: z.string().nullable(),
    ownWords: z.string().nullable(),
  })
  .meta({ id: 'Citizen' })

export const team = z
  .object({
    id: id<'Team'>(),
    key: z.string(),
    name: z.string(),
    private: z.boolean().meta({ description: 'Of a private provider.' }),
  })
  .meta({ id: 'Team' })

export const staffName = z.object({ id: id<'Staff'>(), name: z.string(), profession: z.string() })

/** Somebody who has told of visits to a citizen. */
export const teller = z
  .object({
    key: z.string(),
    name: z.string(),
    visits: z.int().meta({ description: 'How many visits they told of.' }),
    last: anyDate,
  })
  .meta({ id: 'Teller' })
