import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAccessLog } from '#contract/access/operations.ts'
import { writeFollowUp } from '#contract/followup/operations.ts'
import { listCases } from '#contract/grants/cases.ts'
import { writeAssessment, writeDecision } from '#contract/grants/operations.ts'
import {
  draftLetter,
  keepLetter,
  listLetters,
  readContact,
  readLetter,
  writeContact,
} from '#contract/letters/operations.ts'
import { readSwapAgreement, readSwapLeaflet } from '#contract/letters/swap.ts'
import { readCitizen } from '#contract/people/operations.ts'
import { sql } from '#server/database/sql.ts'
import type { Tenant } from '#server/tenants/queries.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Asked, serverOn } from './asked.ts'
import { type About, requestOf } from './requests.ts'
import { citizens, decisions, letters, rowsOf, teams, writeSmallTown } from './small-town.ts'

let database: TestDatabase
let asked: Asked
let town: Tenant

beforeAll(async () => {
  database = await freshDatabase()
  town = await writeSmallTown(database, 'lyngvig', { mark: 'Lyngvig', number: 1 })
  asked = serverOn(database)
})
afterAll(async () => {
  await asked.server.close()
  await database.close()
  expect(asked.broken).toEqual([])
})

const as = (person: Parameters<Asked['as']>[1]) => asked.as('lyngvig', person)
const value = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const refusal = (result: { ok: boolean; refusal?: unknown }) => {
  if (result.ok) throw new Error('it was not refused')
  return result.refusal as {
    status: number
    refusal?: { gaps?: unknown[]; kind?: string; faults?: { kind: string }[] }
  }
}
let made = 0
const newId = () => `0193f100-0000-7000-8000-${String(++made).padStart(12, '0')}` as never
const about: About = { citizen: citizens.north, team: teams.north }
const north = { citizen: citizens.north, decision: decisions.north }
const texts = (html: string) => html.replace(/<style>[\s\S]*<\/style>/, '').replaceAll(/<[^>]+>/g, ' ')

describe('the letter of a decision', () => {
  test('says what was decided, in the language of the municipality unless another is asked for', async () => {
    const draft = value(await as('officer')(draftLetter, { params: north }))
    expect(draft).toMatchObject({ language: 'da', gaps: [], judgement: { verdict: 'easy', blocks: 45 } })
    const said = texts(draft.html)
    for (const part of [
      'Kære Lyngvig Grete',
      'Du kan få hjælp i 8 timer om ugen fra den 5. januar 2026.',
      'Lyngvig facts',
      'Lyngvig considerations',
      'Care Act 1',
      'inden 4 uger',
      'Ankestyrelsen',
      'care@small.example',
      'Lyngvig officer',
    ])
      expect(said).toContain(part)
    expect(draft.unverified).toEqual(['Retssikkerhedsloven §§ 66-68'])
    const english = value(await as('officer')(draftLetter, { params: north, query: { language: 'en' } }))
    expect(texts(english.html)).toContain('You can get help for 8 hours a week from 5 January 2026.')
  })

  test('is kept to the byte under its hash, once, and read again as it was', async () => {
    const { html } = value(await as('officer')(draftLetter, { params: north }))
    const id = newId()
    const kept = value(await as('officer')(keepLetter, { params: north, body: { id, language: 'da' } }))
    expect(kept).toMatchObject({ keptBy: 'Lyngvig officer', hash: createHash('sha256').update(html).digest('hex') })
    const again = await as('officer')(keepLetter, { params: north, body: { id: newId(), language: 'da' } })
    expect(refusal(again).status).toBe(409)

    const moved = { office: 'Another office', address: null, phone: '1', email: null, hours: null }
    value(await as('leader')(writeContact, { body: { id: newId(), ...moved } }))
    expect(value(await as('officer')(draftLetter, { params: north })).html).toContain('Another office')
    const read = value(await as('officer')(readLetter, { params: { citizen: citizens.north, letter: id } }))
    expect(read.html).toBe(html)
    for (const attempt of [sql`update letter set content = 'x'`, sql`delete from letter`])
      await expect(rowsOf(database, town, attempt)).rejects.toThrow('permission denied')
    const wrongHash = sql`
      insert into letter (tenant_id, id, citizen_id, decision_id, language, content, hash, kept_at, kept_by)
      values (${town.id}, ${newId()}, ${citizens.north}, ${decisions.north}, 'en', 'a', sha256('b'), now(), 'x')`
    await expect(rowsOf(database, town, wrongHash)).rejects.toThrow('letter_check')
  })

  test('is the citizen’s own to read, and nobody’s who is not near', async () => {
    const params = { citizen: citizens.north }
    const { items } = value(await as('grete')(listLetters, { params }))
    expect(items.map(({ language }) => language)).toEqual(['da', 'sv'])
    const read = await as('grete')(readLetter, { params: { ...params, letter: letters.north } })
    expect(value(read).html).toContain('Lyngvig letter')
    expect(refusal(await as('private')(listLetters, { params })).status).toBe(404)
    expect(refusal(await as('controller')(listLetters, { params })).status).toBe(403)
    const others = { params: { citizen: citizens.north, letter: letters.south } }
    expect(refusal(await as('grete')(readLetter, others)).status).toBe(404)
    expect(refusal(await as('grete')(draftLetter, { params: north })).status).toBe(403)
  })

  test('leaves a row in the log each time somebody reads it', async () => {
    await as('contact')(readLetter, { params: { citizen: citizens.north, letter: letters.north } })
    const log = value(await as('grete')(readAccessLog, { params: { citizen: citizens.north } }))
    const contact = log.items.filter(({ person }) => person === 'contact').map(({ operation }) => operation)
    expect(contact).toEqual(['readLetter'])
  })

  test('is held back with all that is missing, and nothing is kept', async () => {
    const request = requestOf(writeDecision, about)
    const body = { ...(request.body as object), facts: '', considerations: ' ', appealGuidance: false } as never
    const { id: decision } = value(await as('officer')(writeDecision, { params: { citizen: citizens.north }, body }))
    const params = { citizen: citizens.north, decision }
    const gaps = [
      { part: 'reasons', missing: 'facts' },
      { part: 'reasons', missing: 'considerations' },
      { part: 'appeal', missing: 'guidance' },
    ]
    expect(value(await as('officer')(draftLetter, { params })).gaps).toEqual(gaps)
    const refused = refusal(await as('officer')(keepLetter, { params, body: { id: newId(), language: 'da' } }))
    expect(refused).toMatchObject({ status: 422, refusal: { kind: 'incomplete', gaps } })
    expect(value(await as('officer')(listLetters, { params: { citizen: citizens.north } })).items).toHaveLength(2)
  })

  test('is not sent harder than the model lets', async () => {
    const hard = 'Funktionsevnevurderingen understøtter rehabiliteringsindsatsernes omfangsbestemmelse. '.repeat(70)
    const request = requestOf(writeDecision, about)
    const body = { ...(request.body as object), facts: hard } as never
    const { id: decision } = value(await as('officer')(writeDecision, { params: { citizen: citizens.north }, body }))
    const draft = value(await as('officer')(draftLetter, { params: { citizen: citizens.north, decision } }))
    expect(draft.judgement.lix).toBeGreaterThan(45)
    expect(draft.gaps).toEqual([{ part: 'reasons', missing: 'easierWords' }])
  })

  test('of somebody else’s decision is not there', async () => {
    const wrong = { citizen: citizens.north, decision: decisions.south }
    expect(refusal(await as('officer')(draftLetter, { params: wrong })).status).toBe(404)
  })

  test('goes nowhere without anybody to ask, until somebody writes whom', async () => {
    await writeSmallTown(database, 'ensom', { mark: 'Ensom', number: 3, hasContact: false })
    const lonely = (person: Parameters<Asked['as']>[1]) => asked.as('ensom', person)
    expect(value(await lonely('officer')(readContact, {})).contact).toBeNull()
    const keep = () => lonely('officer')(keepLetter, { params: north, body: { id: newId(), language: 'en' } })
    expect(refusal(await keep()).refusal?.gaps).toEqual([{ part: 'contact', missing: 'office' }])
    const noWay = { id: newId(), office: 'Office', address: null, phone: null, email: null, hours: null }
    expect(refusal(await lonely('officer')(writeContact, { body: noWay })).status).toBe(422)
    expect(refusal(await lonely('helper')(writeContact, { body: { ...noWay, phone: '1' } })).status).toBe(403)
    value(await lonely('officer')(writeContact, { body: { ...noWay, phone: '1' } }))
    expect((await keep()).ok).toBe(true)
  })
})

describe('a decision', () => {
  test('is refused without an assessment, and nothing is kept', async () => {
    const request = requestOf(writeDecision, about)
    const body = { ...(request.body as object), assessment: null } as never
    const refused = refusal(await as('officer')(writeDecision, { params: { citizen: citizens.north }, body }))
    expect(refused.refusal?.faults).toEqual([{ kind: 'noAssessment' }])
  })

  test('rests on a conversation in which the citizen said what matters, and it is read first from then on', async () => {
    const params = { citizen: citizens.alone }
    const request = requestOf(writeAssessment, about)
    const body = { ...(request.body as object), matters: 'That I can hear the sea.' } as never
    value(await as('officer')(writeAssessment, { params, body }))
    expect(value(await as('officer')(readCitizen, { params })).citizen.ownWords).toBe('That I can hear the sea.')
  })

  test('is waited for by whoever was assessed and not decided on', async () => {
    const { items } = value(await as('officer')(listCases, {}))
    expect(items).toEqual([
      {
        citizen: citizens.alone,
        name: 'Lyngvig Aase',
        area: 'harbour',
        reasons: [{ kind: 'assessed', on: '2026-10-06' }],
      },
    ])
    expect(refusal(await as('helper')(listCases, {})).status).toBe(403)
  })

  test('is waited for when the last conversation asked for it, and no longer when a later one did not', async () => {
    const waits = async () => {
      const { items } = value(await as('officer')(listCases, {}))
      return items.find(({ citizen }) => citizen === citizens.north)?.reasons.filter(({ kind }) => kind !== 'followUp')
    }
    const talk = async (id: string, on: string, outcome: 'newAssessment' | 'continues') =>
      value(
        await as('officer')(writeFollowUp, {
          params: { citizen: citizens.north },
          body: { id, rule: 'quarter', on, outcome } as never,
        }),
      )
    await talk('00000005-0000-7000-8000-000000000001', '2026-10-06', 'newAssessment')
    expect(await waits()).toEqual([{ kind: 'newAssessment', on: '2026-10-06' }])
    await talk('00000005-0000-7000-8000-000000000002', '2026-10-07', 'continues')
    expect((await waits()) ?? []).toEqual([])
  })
})

// fulfils: 003-40
describe('paper about swapping', () => {
  test('is a leaflet with the rules of the model that steers', async () => {
    const { html } = value(await as('grete')(readSwapLeaflet, {}))
    const said = texts(html)
    for (const part of [
      'Byt din hjælp',
      'Du må bytte 2 gange om ugen.',
      'familie, en frivillig',
      'Det koster ikke noget.',
    ])
      expect(said).toContain(part)
  })

  test('is a form with the citizen’s name and what they have to swap with', async () => {
    const params = { citizen: citizens.north }
    const { html } = value(await as('contact')(readSwapAgreement, { params, query: { language: 'sv' } }))
    const said = texts(html)
    for (const part of ['Överenskommelse om att byta hjälp', 'Lyngvig Grete', '8 timmar i veckan', 'Lyngvig contact'])
      expect(said).toContain(part)
    expect(html.match(/<tr>/g)).toHaveLength(5)
  })
})
