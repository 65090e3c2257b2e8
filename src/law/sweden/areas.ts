/**
 * The areas of life of Individens behov i centrum: the nine chapters of activity and participation of ICF, which are
 * its codes, and two of its own without one. Named in our own words.
 */
import type { Words } from '#care/governance/words.ts'
import type { NeedArea } from '#care/grants/need-area.ts'

const life: Words = { da: 'Livsområder', sv: 'Livsområden', en: 'Areas of life' }

const rows: readonly (readonly [code: string, da: string, sv: string, en: string])[] = [
  ['ICF:d1', 'Lære og bruge det lærte', 'Lära och tillämpa kunskap', 'Learning and using what is learnt'],
  ['ICF:d2', 'Dagens opgaver og krav', 'Dagens uppgifter och krav', 'The tasks and demands of the day'],
  ['ICF:d3', 'Tale og forstå', 'Kommunikation', 'Communication'],
  ['ICF:d4', 'Komme omkring', 'Förflyttning', 'Moving about'],
  ['ICF:d5', 'Pleje sig selv', 'Personlig vård', 'Looking after oneself'],
  ['ICF:d6', 'Livet i hjemmet', 'Hemliv', 'Life at home'],
  ['ICF:d7', 'Samvær med andre', 'Mellanmänskliga relationer', 'Being with others'],
  ['ICF:d8', 'Arbejde, uddannelse og økonomi', 'Arbete, utbildning och ekonomi', 'Work, education and money'],
  ['ICF:d9', 'Fællesskab og samfund', 'Gemenskap och samhälle', 'Community and society'],
  ['IBIC:safety', 'At føle sig tryg', 'Att känna sig trygg', 'Feeling safe'],
  [
    'IBIC:carer',
    'Støtte til en pårørende, der hjælper',
    'Stöd till en anhörig som hjälper',
    'Support for a relative who helps',
  ],
]

export const swedishAreas: readonly NeedArea[] = rows.map(([code, da, sv, en]) => ({
  code,
  title: { da, sv, en },
  group: life,
}))
