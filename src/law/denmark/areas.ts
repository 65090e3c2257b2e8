/**
 * The areas of need that carry a level in Fælles Sprog III, by their keys as of 2024-05-30 (see `fsiii/`), said in our
 * own words. The older keys with a number and the few of the simplified set both occur in what systems send.
 */
import type { Words } from '#care/governance/words.ts'
import type { NeedArea } from '#care/grants/need-area.ts'

type Row = readonly [key: string, da: string, sv: string, en: string]

const groups: readonly { readonly title: Words; readonly areas: readonly Row[] }[] = [
  {
    title: { da: 'Krop og pleje', sv: 'Kropp och omvårdnad', en: 'Body and care' },
    areas: [
      ['J1.1', 'Vaske sig', 'Tvätta sig', 'Washing'],
      ['J1.2', 'Hud, tænder, hår og negle', 'Hud, tänder, hår och naglar', 'Skin, teeth, hair and nails'],
      ['J1.3', 'Tage tøj af og på', 'Klä av och på sig', 'Dressing and undressing'],
      ['J1.4', 'Drikke', 'Dricka', 'Drinking'],
      ['J1.5', 'Få mad nok', 'Få i sig mat', 'Taking in food'],
      ['J1.6', 'Spise', 'Äta', 'Eating'],
      ['J1.7', 'Passe på helbredet', 'Sköta sin hälsa', 'Looking after one’s health'],
      ['J1.8', 'Gå på toilettet', 'Gå på toaletten', 'Going to the toilet'],
      ['Personlig_pleje', 'Personlig pleje i det hele', 'Personlig vård i stort', 'Personal care as a whole'],
      ['Spise_og_drikke', 'Spise og drikke i det hele', 'Äta och dricka i stort', 'Eating and drinking as a whole'],
      ['Sundhedskompetence', 'Forstå og styre sit helbred', 'Förstå och styra sin hälsa', 'Understanding one’s health'],
    ],
  },
  {
    title: { da: 'Hjemmets gøremål', sv: 'Hemmets sysslor', en: 'Tasks of the home' },
    areas: [
      ['J2.1', 'Holde huset', 'Sköta hushållet', 'Housework'],
      ['J2.2', 'Lave mad', 'Laga mat', 'Preparing meals'],
      ['J2.3', 'Nå dagens gøremål', 'Klara dagens rutiner', 'Carrying out the day’s routines'],
      ['J2.4', 'Købe ind', 'Handla', 'Shopping'],
    ],
  },
  {
    title: { da: 'Komme omkring', sv: 'Ta sig fram', en: 'Moving about' },
    areas: [
      ['J3.1', 'Løfte og bære', 'Lyfta och bära', 'Lifting and carrying'],
      ['J3.2', 'Bevæge sig omkring', 'Röra sig', 'Moving about'],
      ['J3.3', 'Bruge bil, bus og tog', 'Använda bil, buss och tåg', 'Using transport'],
      ['J3.4', 'Færdes ude og hos andre', 'Röra sig ute och hos andra', 'Getting about in different places'],
      [
        'J3.5',
        'Flytte sig fra stol til seng',
        'Förflytta sig från stol till säng',
        'Moving from one seat or bed to another',
      ],
      ['J3.6', 'Rejse og lægge sig', 'Resa och lägga sig', 'Changing position'],
      ['J3.7', 'Kræfter', 'Muskelstyrka', 'Muscle strength'],
      ['J3.8', 'Gå', 'Gå', 'Walking'],
      ['J3.9', 'Udholdenhed', 'Uthållighet', 'Stamina'],
      ['Mobilitet_og_bevaegelse', 'At komme omkring i det hele', 'Rörlighet i stort', 'Mobility as a whole'],
    ],
  },
  {
    title: { da: 'Tanker og følelser', sv: 'Tankar och känslor', en: 'Mind and feelings' },
    areas: [
      ['J4.1', 'Bruge telefon og skærm', 'Använda telefon och skärm', 'Using means of communication'],
      ['J4.2', 'Huske', 'Minnas', 'Memory'],
      ['J4.3', 'Finde rundt i tid og sted', 'Orientera sig i tid och rum', 'Orientation'],
      ['J4.4', 'Overskue og vælge', 'Överblicka och välja', 'Higher cognition'],
      ['J4.5', 'Følelser', 'Känslor', 'Emotions'],
      ['J4.6', 'Lyst og kræfter til at gå i gang', 'Lust och ork att komma i gång', 'Energy and drive'],
      ['J4.7', 'Lære nyt', 'Lära sig nytt', 'Learning skills'],
      ['J4.8', 'Løse problemer', 'Lösa problem', 'Solving problems'],
      ['Kognitive_funktioner', 'At tænke og huske i det hele', 'Tänka och minnas i stort', 'Cognition as a whole'],
      ['Kommunikation', 'Tale og forstå', 'Tala och förstå', 'Communication'],
      ['Trivsel_funktionsevnetilstand', 'Trivsel', 'Välmående', 'Well-being'],
    ],
  },
  {
    title: { da: 'Ude i livet', sv: 'Ute i livet', en: 'Life in society' },
    areas: [['J5.1', 'Arbejde', 'Arbete', 'Paid work']],
  },
]

export const danishAreas: readonly NeedArea[] = groups.flatMap(({ title: group, areas }) =>
  areas.map(([key, da, sv, en]) => ({ code: `FSIII:${key}`, title: { da, sv, en }, group })),
)
