import { expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import type { FactKind, PerformedVisit, VisitFact } from '#care/visits/fact.ts'
import type { Told } from '#contract/http/told.ts'
import type { performedVisit } from '#contract/plans/operations.ts'
import type { factAsked, factKind, visitFact } from './fact.ts'

type Times = 'start' | 'end' | 'time' | 'recordedAt'

test('what is reported is a fact, and a fact can be told', () => {
  expectTypeOf<z.output<typeof factAsked>>().toExtend<Omit<VisitFact, 'recordedBy'>>()
  expectTypeOf<z.output<typeof factKind>>().toEqualTypeOf<FactKind>()
  expectTypeOf<Omit<VisitFact, Times>>().toExtend<Omit<Told<z.input<typeof visitFact>>, Times>>()
  expectTypeOf<Omit<PerformedVisit, Times>>().toExtend<Omit<Told<z.input<typeof performedVisit>>, Times>>()
})
