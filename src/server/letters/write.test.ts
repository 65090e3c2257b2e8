import { describe, expect, test } from 'vitest'
import { lixOf } from '#care/governance/letter-words.ts'
import type { SwapRule } from '#care/governance/model.ts'
import { languages } from '#care/governance/words.ts'
import type { Decision, Grant } from '#care/grants/grant.ts'
import { composeLetter, type ToldDecision } from '#care/letters/compose.ts'
import { localDate } from '#kernel/calendar/local-date.ts'
import { instant } from '#kernel/clock/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Minutes } from '#kernel/minutes.ts'
import { danishAppeals } from '#law/denmark/appeal.ts'
import { swedishAppeals } from '#law/sweden/appeal.ts'
import { loadPreset, presetIds } from '#server/governance/load.ts'
import { paperOf } from './paper.ts'
import { sentencesOf } from './section.ts'
import { speechIn } from './speech.ts'
import { swapAgreement, swapLeaflet, swapSentences } from './swap.ts'
import { writeLetter } from './write.ts'

const day = localDate
const grant = (changed: Partial<Grant> = {}): Grant => ({
  id: 'g' as Id<'Grant'>,
  citizen: 'c' as Id<'Citizen'>,
  decision: 'd' as Id<'Decision'>,
  period: { from: day('2026-10-12'), to: null },
  frames: [{ scope: { kind: 'whole' }, minutes: 210 as Minutes, per: 'week' }],
  ...{ category: null, band: null, course: null, rehabilitation: false, beyondTheDay: false, followUpOn: null },
  goals: [{ area: 'FSIII:J1.1', level: 1, by: day('2027-01-05') }],
  conditions: [],
  ...changed,
})
const told = (decision: Partial<Decision> = {}, around: Partial<ToldDecision> = {}): ToldDecision => ({
  decision: {
    id: 'd' as Id<'Decision'>,
    citizen: 'c' as Id<'Citizen'>,
    assessment: 'a' as Id<'Assessment'>,
    outcome: 'granted',
    decidedAt: instant('2026-10-07T08:00:00Z'),
    decidedBy: 'officer',
    from: day('2026-10-12'),
    legalBasis: ['sel-83'],
    facts: 'Du kan ikke stå op uden hjælp.',
    considerations: 'Vi har lagt vægt på, at du vil bo hjemme.',
    heardOn: null,
    appealGuidance: true,
    grant: grant(),
    ...decision,
  },
  before: null,
  decidedBy: 'Bodil',
  appeal: danishAppeals[0]!,
  contact: { office: 'Visitationen', address: 'Torvet 1', phone: '1234', email: null, hours: null },
  team: 'Team Nord',
  fixedContact: 'Lone',
  followUpOn: day('2027-10-12'),
  ...around,
})

async function saidBy(preset: string, asked: ToldDecision, language: (typeof languages)[number] = 'da') {
  const { model } = (await loadPreset(preset))!
  const { title, sections, replaced } = writeLetter(
    model.letters,
    composeLetter(model, asked).parts,
    speechIn(language),
  )
  return { title, sections, replaced, text: sentencesOf(sections) }
}

describe('a letter', () => {
  // fulfils: 003-42
  test('says in Danish what one gets, how to use it, why, what then, how to complain and whom to ask', async () => {
    const { title, sections } = await saidBy('vesthimmerland', told())
    expect(title).toBe('Du kan få hjælp')
    expect(sections.map(({ heading }) => heading)).toEqual([
      'Det kan du få hjælp til',
      'Sådan kan du bruge hjælpen',
      'Du må bytte',
      'Derfor har vi besluttet det',
      'Regler, vi har brugt',
      'Det sker der nu',
      'Hvis du er uenig',
      'Spørg os',
    ])
  })

  test('names each part of a frame and what it is for', async () => {
    const frames = [
      { scope: { kind: 'cluster', cluster: 'personal' }, minutes: 230, per: 'week' },
      { scope: { kind: 'cluster', cluster: 'practical' }, minutes: 60, per: 'week' },
    ] as unknown as Grant['frames']
    const { text } = await saidBy('vesthimmerland', told({ grant: grant({ frames }) }))
    expect(text).toContain('Personlig hjælp og pleje: 3 timer og 50 minutter om ugen.')
    expect(text).toContain('Praktisk hjælp: 1 time om ugen.')
  })

  test('tells what the team may give by itself, as the model delegates', async () => {
    const { text } = await saidBy('vesthimmerland', told())
    expect(text).toContain('Teamet må selv give dig lidt mere: op til 30 minutter om ugen.')
    expect(text).toContain('Teamet kan også starte infektionspakke: 30 minutter om dagen i 14 dage.')
    expect((await saidBy('minute-control', told())).text).not.toContain('lidt mere: op til')
  })

  test('promises goals and no minutes where the model does', async () => {
    const { text } = await saidBy('syddjurs', told({ grant: grant({ frames: [], category: 'developing' }) }))
    expect(text).toContain('Du er lovet målene og ikke faste minutter.')
    expect(text).toContain('Vaske sig: du klarer det med lidt besvær, senest den 5. januar 2027.')
    expect(text).toContain('Vi kalder det: Udviklende.')
    const timed = await saidBy('syddjurs', told({ grant: grant({ category: 'developing' }) }))
    expect(timed.text).toContain('Vi regner med omkring 3 timer og 30 minutter om ugen.')
    expect(timed.text).not.toContain('Du kan få hjælp i 3 timer')
  })

  test('says the office’s words as people say them, in the reasons too', async () => {
    const facts = 'Du er selvhjulpen i køkkenet. I henhold til loven.'
    const { text, replaced } = await saidBy('syddjurs', told({ facts }))
    expect(text).toContain('Du kan klare det selv i køkkenet. Ud fra loven.')
    expect(replaced.map(({ from }) => from)).toEqual(['Du er selvhjulpen', 'I henhold til'])
  })

  test('says what becomes less, and what a citizen was heard about', async () => {
    const asked = told(
      { grant: grant({ goals: [] }), heardOn: day('2026-10-01') },
      { before: grant({ frames: [{ scope: { kind: 'whole' }, minutes: 300 as Minutes, per: 'week' }] }) },
    )
    const { text } = await saidBy('aarhus-team', asked)
    expect(text).toContain('Før var det 5 timer om ugen. Nu er det 3 timer og 30 minutter.')
    expect(text).toContain('Vi talte med dig om det den 1. oktober 2026')
  })

  test('refuses and ends in as plain words', async () => {
    const refused = await saidBy('syddjurs', told({ outcome: 'refused', grant: null }))
    expect(refused.title).toBe('Vi kan ikke give dig hjælpen')
    expect(refused.text).toContain('Sker der noget nyt, må du gerne bede om hjælp igen.')
    const ended = await saidBy('syddjurs', told({ outcome: 'ended', grant: null, from: day('2026-11-01') }))
    expect(ended.text).toContain('Den sidste dag med hjælp er den 31. oktober 2026.')
  })

  test('guides on appeal by the law of the country', async () => {
    const danish = await saidBy('syddjurs', told())
    expect(danish.text).toContain('Ring eller skriv til Visitationen. Gør det inden 4 uger, fra du fik brevet.')
    expect(danish.text).toContain(
      'Så ser vi på din sag igen. Giver vi dig ikke ret, sender vi selv din klage videre til Ankestyrelsen.',
    )
    const swedish = await saidBy('solna', told({ legalBasis: ['sol-11'] }, { appeal: swedishAppeals[0]! }), 'sv')
    expect(swedish.text).toContain('Skriv till Visitationen. Gör det inom 3 veckor från den dag du fick beslutet.')
    expect(swedish.text).toContain('Vi skickar ditt överklagande vidare till förvaltningsrätten.')
  })

  test.each(languages)('reads easily under every model in %s', async (language) => {
    const plain = { da: told().decision.facts, sv: 'Du kan inte gå upp utan hjälp.', en: 'You cannot get up alone.' }
    for (const preset of await presetIds()) {
      const asked = told({ facts: plain[language], considerations: plain[language] })
      const { model } = (await loadPreset(preset))!
      const lix = lixOf((await saidBy(preset, asked, language)).text)
      expect(lix, `${preset} in ${language}`).toBeLessThanOrEqual(model.letters.lixAim)
    }
  })
})

test('what is written cannot become markup', () => {
  const sections = [
    { name: 'x', heading: '', blocks: [{ kind: 'text', text: '<script>alert(1)</script>\n&' } as const] },
  ]
  const html = paperOf({ language: 'da', title: '<b>', from: null, date: null, to: null, lead: null, sections })
  expect(html).not.toContain('<script>')
  expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;<br>&#38;')
})

// fulfils: 003-40
describe('swapping on paper', () => {
  const rule: SwapRule = {
    ...({ scope: 'catalogue', mostPerPeriod: 2, period: 'week', equivalencePercent: 100 } as const),
    ...{ askedBy: ['citizen', 'relative', 'teamMember'] as const, withRelatives: true, withCivilSociety: true },
  }

  test('says each thing the rule says', () => {
    const da = speechIn('da')
    expect(swapSentences(rule, da)).toEqual([
      'Du må bytte den hjælp, du får i dag, til noget andet, du hellere vil.',
      'Du må vælge mellem al den hjælp, vi giver.',
      'Du må bytte 2 gange om ugen.',
      'Du får lige så lang tid, som du bytter væk.',
      'Du kan bruge tiden sammen med din familie, en frivillig eller en forening.',
      'Du mister ikke din hjælp, fordi du bytter. Det koster ikke noget.',
    ])
    const tight: SwapRule = {
      ...({ ...rule, scope: 'cluster', mostPerPeriod: 1, period: 'month', equivalencePercent: 50 } as const),
      ...{ withRelatives: false, withCivilSociety: false },
    }
    expect(swapSentences(tight, da).slice(1, 4)).toEqual([
      'Du må bytte til hjælp af samme slags.',
      'Du må bytte 1 gang om måneden.',
      'Du får 30 minutter, når du bytter 1 time væk.',
    ])
    expect(swapSentences(tight, da)).toHaveLength(5)
    expect(swapSentences({ ...rule, mostPerPeriod: null }, da)).toContain('Du må bytte, så tit du vil.')
  })

  test.each(languages)('as a leaflet and a form for every model with a rule, in %s', async (language) => {
    let found = 0
    for (const preset of await presetIds()) {
      const { model } = (await loadPreset(preset))!
      if (!model.swap) continue
      found++
      const speech = speechIn(language)
      const leaflet = swapLeaflet(model.swap, speech)
      expect(leaflet.sections.map(({ name }) => name)).toEqual(['how', 'example', 'rules', 'ask'])
      const party = { name: 'Ada', bornOn: null, team: 'Nord', fixedContact: null, has: ['60'] }
      const form = swapAgreement(model.swap, party, speech)
      expect(sentencesOf(form.sections)).toContain(swapSentences(model.swap, speech)[2])
    }
    expect(found).toBeGreaterThanOrEqual(4)
  })

  test('says who else may bring it up', () => {
    const { sections } = swapLeaflet(rule, speechIn('da'))
    expect(sentencesOf(sections)).toContain('Du kan selv sige til. Din pårørende og teamet må også spørge dig.')
    expect(sentencesOf(sections)).toContain('gå en tur end have gjort rent')
    const alone = swapLeaflet({ ...rule, askedBy: ['citizen'] }, speechIn('da'))
    expect(sentencesOf(alone.sections)).toContain('Du siger selv til.')
  })
})
