import { localCode, sharedCode } from '../coding.ts'
import { statuses } from '../gateway.ts'
import { at, missing, type Place, time, word } from '../reading.ts'
import type { ToldCompletedIntervention } from '../told.ts'
import { interventionKinds } from './care-plan.ts'
import { conditions, patientOf } from './shared.ts'

export function readProcedure(place: Place): ToldCompletedIntervention | null {
  const patient = patientOf(place)
  const code = at(place, 'code')
  const service = sharedCode(code, interventionKinds)
  const local = localCode(code)
  const performed = at(place, 'performedDateTime')
  if (performed.value === undefined) missing(performed)
  const when = time(performed)
  const told = {
    localCode: local?.code ?? null,
    localName: local?.name ?? null,
    status: word(at(place, 'status'), statuses.procedure),
    day: when?.day ?? null,
    at: when?.at ?? null,
    needs: conditions(at(place, 'reasonReference')),
  }
  return patient === null || service === null
    ? null
    : { kind: 'completedIntervention', patient, service: service.code, ...told }
}
