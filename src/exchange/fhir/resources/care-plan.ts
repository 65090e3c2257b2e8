import { localCode, meaning, sharedCode } from '../coding.ts'
import { deliveryTypes, extensions, statuses } from '../gateway.ts'
import { at, day, firstOf, missing, type Place, tell, word } from '../reading.ts'
import type { ToldIntervention } from '../told.ts'
import { followUpOf } from './condition.ts'
import { conditions, extensionsOf, patientOf } from './shared.ts'

export const interventionKinds = ['homeCareIntervention', 'nursingIntervention'] as const

export function readCarePlan(place: Place): ToldIntervention | null {
  const patient = patientOf(place)
  const detail = at(firstOf(at(place, 'activity')), 'detail')
  const code = at(detail, 'code')
  const service = sharedCode(code, interventionKinds)
  const local = localCode(code)
  word(at(place, 'intent'), ['plan'])
  const told = {
    localCode: local?.code ?? null,
    localName: local?.name ?? null,
    status: word(at(place, 'status'), statuses.carePlan),
    activity: word(at(detail, 'status'), statuses.activity),
    ...periodOf(at(place, 'period')),
    needs: conditions(at(detail, 'reasonReference')),
    deliveredAs: deliveries(detail),
    followUp: followUpOf(place),
  }
  return patient === null || service === null ? null : { kind: 'intervention', patient, service: service.code, ...told }
}

function periodOf(period: Place): Pick<ToldIntervention, 'from' | 'to'> {
  const [start, end] = [at(period, 'start'), at(period, 'end')]
  if (start.value === undefined) missing(start)
  const [from, to] = [day(start), day(end)]
  if (from === null || to === null || from <= to) return { from, to }
  tell(end, 'endsBeforeItBegins')
  return { from, to: null }
}

function deliveries(detail: Place): readonly string[] {
  const types = extensionsOf(detail, extensions.deliveryType, 'valueCodeableConcept')
  return [...new Set(types.flatMap((concept) => meaning(concept, deliveryTypes) ?? []))].sort()
}
