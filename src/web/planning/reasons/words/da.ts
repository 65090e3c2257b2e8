import { numeral } from '../numeral.ts'

const n = numeral(['to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti', 'elleve', 'tolv'])
const one = (count: number, common: string) => (count === 0 ? 'ingen' : count === 1 ? common : n(count))
const visits = (count: number) => (count === 0 ? 'ingen besøg' : count === 1 ? 'ét besøg' : `${n(count)} besøg`)
const staff = (count: number) =>
  count === 0 ? 'ingen' : count === 1 ? 'én medarbejder' : `${n(count)} forskellige medarbejdere`
const times = (count: number) => (count === 1 ? 'én gang' : `${n(count)} gange`)
const breaks = (count: number) => (count === 1 ? 'én pause' : `${n(count)} pauser`)
const contact = (who: string | null) => (who ? `${who}, som er fast kontakt,` : 'Den faste kontakt')
const instead = (was: string | null) => (was === null ? '' : ` i stedet for ${was}`)
const ofVisits = (own: number, all: number) => `${own === 1 ? 'ét' : own === 0 ? 'ingen' : n(own)} af ${n(all)} besøg`

/** Names come whole and lengths come written. What is `null` was nothing before. */
export const da = {
  minutes: (count: number) => (count === 1 ? '1 minut' : `${count} minutter`),
  at: (day: string, time: string) => `${day} kl. ${time}`,
  nobody: 'ingen',

  goals: {
    visitsAll: (name: string, count: number) =>
      count === 0
        ? `${name} skal ikke have besøg i ugen.`
        : count === 1
          ? `${name} får sit besøg i ugen.`
          : `${name} får ${count === 2 ? 'begge' : `alle ${n(count)}`} besøg i ugen.`,
    visitsNone: (name: string, wanted: number) =>
      wanted === 1 ? `${name} får ikke sit besøg i ugen.` : `${name} får ingen af de ${n(wanted)} besøg i ugen.`,
    visitsSome: (name: string, made: number, wanted: number) =>
      `${name} får ${ofVisits(made, wanted)} i ugen; ${one(wanted - made, 'ét')} mangler.`,
    visitsMore: (name: string, made: number, more: number) =>
      `${name} får ${visits(made)} i ugen, ${more === 1 ? 'ét mere' : `${n(more)} flere`} end aftalt.`,
    faces: (name: string, faces: number, most: number) =>
      `Der kommer ${staff(faces)} hos ${name} på 14 dage; løftet er højst ${one(most, 'én')}.`,
    facesOver: (name: string, faces: number, most: number) =>
      `Der kommer ${staff(faces)} hos ${name} på 14 dage; det er ${faces - most === 1 ? 'én mere' : `${n(faces - most)} flere`} end løftet om højst ${one(most, 'én')}.`,
    usualAll: (who: string | null, name: string, all: number) =>
      `${contact(who)} kommer til ${all === 1 ? 'besøget' : 'alle besøg'} hos ${name}.`,
    usualMost: (who: string | null, name: string, own: number, all: number) =>
      `${contact(who)} kommer til ${ofVisits(own, all)} hos ${name}; ingen kommer oftere.`,
    usualLess: (who: string | null, name: string, own: number, all: number) =>
      `${contact(who)} kommer til ${ofVisits(own, all)} hos ${name}; en anden kommer oftere.`,
    usualNone: (who: string | null, name: string) => `${contact(who)} kommer ikke hos ${name} i ugen.`,
    agreedTime: (name: string) => `Alle besøg hos ${name} ligger inden for de aftalte tider.`,
    agreedTimeNot: (name: string, length: string) =>
      `Besøgene hos ${name} ligger i alt ${length} uden for de aftalte tider.`,
    sameTime: (name: string) => `Besøgene hos ${name} kommer på samme klokkeslæt hver dag.`,
    sameTimeNearly: (name: string, length: string) =>
      `Besøgene hos ${name} kommer på næsten samme tid hver dag: der er højst ${length} imellem.`,
    sameTimeNot: (name: string, length: string, most: string) =>
      `Tiden for det samme besøg hos ${name} svinger med op til ${length} fra dag til dag; målet er højst ${most}.`,
    oneAtATime: (name: string) => `${name} har aldrig to besøg på samme tid.`,
    oneAtATimeNot: (name: string, count: number) => `${name} har to besøg på samme tid ${times(count)} i ugen.`,
    overtime: (who: string) => `${who} har fri til tiden hver dag.`,
    overtimeNot: (who: string, length: string) => `${who} arbejder ${length} over i ugen.`,
    pauses: (who: string) => `${who} mangler ingen pauser i ugen.`,
    pausesNot: (who: string, count: number) => `${who} mangler ${breaks(count)} i ugen.`,
    load: (who: string, share: string, mean: string) =>
      `${who} har besøg og vejtid i ${share} af vagterne, omtrent som teamet, der har ${mean}.`,
    loadOver: (who: string, share: string, mean: string) =>
      `${who} har besøg og vejtid i ${share} af vagterne, mere end teamet, der har ${mean}.`,
    loadUnder: (who: string, share: string, mean: string) =>
      `${who} har besøg og vejtid i ${share} af vagterne, mindre end teamet, der har ${mean}.`,
    travel: (who: string, length: string) => `${who} har ${length} vejtid i ugen.`,
    travelNone: (who: string) => `${who} har ingen vejtid i ugen.`,
  },

  changes: {
    visits: (name: string, now: number, was: number) => `${name} får ${visits(now)} i stedet for ${one(was, 'ét')}.`,
    faces: (name: string, now: number, was: number, most: number) =>
      `Der kommer ${staff(now)} hos ${name} på 14 dage i stedet for ${one(was, 'én')}; løftet er højst ${one(most, 'én')}.`,
    usual: (name: string, now: number, was: number, all: number) =>
      `Den faste kontakt kommer til ${visits(now)} hos ${name} i stedet for ${one(was, 'ét')}; der er ${one(all, 'ét')} i alt.`,
    usualMost: (name: string, now: number, was: number) =>
      `Den faste kontakt kommer til ${visits(now)} hos ${name} i stedet for ${one(was, 'ét')}; nu kommer ingen oftere.`,
    usualLess: (name: string, now: number, was: number) =>
      `Den faste kontakt kommer til ${visits(now)} hos ${name} i stedet for ${one(was, 'ét')}; nu kommer en anden oftere.`,
    agreedTime: (name: string) => `Alle besøg hos ${name} kommer til at ligge inden for de aftalte tider.`,
    agreedTimeNot: (name: string, length: string, was: string | null) =>
      `Besøgene hos ${name} kommer til at ligge i alt ${length} uden for de aftalte tider${instead(was)}.`,
    sameTime: (name: string) => `Besøgene hos ${name} kommer til at ligge på samme klokkeslæt hver dag.`,
    sameTimeNot: (name: string, length: string, was: string | null, most: string) =>
      `Tiden for det samme besøg hos ${name} kommer til at svinge med op til ${length} fra dag til dag${instead(was)}; målet er højst ${most}.`,
    oneAtATime: (name: string) => `${name} har ikke længere to besøg på samme tid.`,
    oneAtATimeNot: (name: string, now: number, was: number) =>
      `${name} får to besøg på samme tid ${times(now)} i ugen${instead(was === 0 ? null : one(was, 'én'))}.`,
    overtime: (who: string) => `${who} får fri til tiden hver dag.`,
    overtimeNot: (who: string, length: string, was: string | null) =>
      `${who} kommer til at arbejde ${length} over i ugen${instead(was)}.`,
    pauses: (who: string) => `${who} kommer ikke længere til at mangle en pause.`,
    pausesNot: (who: string, now: number, was: number) =>
      `${who} kommer til at mangle ${breaks(now)} i ugen${instead(was === 0 ? null : one(was, 'én'))}.`,
    load: (who: string, share: string, was: string, mean: string) =>
      `${who} får besøg og vejtid i ${share} af vagterne i stedet for ${was}; teamet har ${mean}.`,
    travelMore: (who: string, length: string) => `${who} får ${length} mere vejtid.`,
    travelLess: (who: string, length: string) => `${who} får ${length} mindre vejtid.`,
  },

  notes: {
    noPlan: (name: string) => `${name} er ikke med: der er ingen plan for hjælpen i den uge.`,
    noGrant: (name: string) => `${name} er ikke med: der er ingen bevilling i den uge.`,
    noHome: (name: string) => `${name} er ikke med: ingen har skrevet, hvor hjemmet ligger.`,
    nobodyMay: (name: string, tasks: string) =>
      `Et besøg hos ${name} er ikke med: ingen på vagt må det, besøget kræver (${tasks}).`,
    tooFew: (name: string) => `Et besøg hos ${name} er ikke med: der er for få på vagt til det.`,
    tooManyTogether: (name: string, count: number) =>
      `Et besøg hos ${name} er ikke med: det kræver ${n(count)} på én gang, og forslaget kan højst sende to.`,
    outsideTheDay: (name: string) =>
      `Et besøg hos ${name} er ikke med: det ligger i timer om natten, som forslaget ikke kan dække.`,
    tooLong: (name: string) => `Et besøg hos ${name} er ikke med: det varer mere end 12 timer.`,
    overFrame: (name: string, planned: string, framed: string) =>
      `Planen for ${name} er på ${planned} i ugen; rammen er ${framed}.`,
    overPart: (part: string, name: string, planned: string, framed: string) =>
      `${part} til ${name}: planen er på ${planned} i ugen; rammen er ${framed}.`,
    usualNotOnDuty: (who: string, name: string) => `${who}, som er fast kontakt for ${name}, har ingen vagt i ugen.`,
    usualOtherHours: (who: string, name: string) =>
      `${who}, som er fast kontakt for ${name}, er ikke på vagt, når besøgene ligger.`,
    mayNotAllWeek: (who: string, tasks: string) =>
      `${who} må kun nogle af dagene tage sig af ${tasks}; forslaget regner derfor ikke med det.`,
    noBase: 'Ingen har skrevet, hvor teamet kører fra; forslaget regner fra midten af hjemmene.',
    noShifts: 'Ingen har vagt i den uge.',
    noPromise: 'Styringsmodellen lover ikke noget om, hvor mange forskellige der kommer.',
    facesUnknown: (count: number) =>
      `For ${count === 1 ? 'én borger' : `${n(count)} borgere`} ved ingen, hvem der kom ugen før; kun denne uge er talt med.`,
    shiftsAssumed: (count: number) =>
      count === 1
        ? 'Én vagt er antaget: ingen har skrevet den ind.'
        : `${n(count)} vagter er antaget: ingen har skrevet dem ind.`,
  },

  barriers: {
    noShift: (who: string, day: string) => `${who} har ingen vagt ${day}.`,
    notAgreed: (name: string, day: string) => `Det besøg er ikke aftalt med ${name} til ${day}.`,
    twiceThatDay: (name: string, day: string) => `${name} får allerede det besøg ${day}.`,
    mayNot: (who: string, name: string) => `${who} må ikke tage det besøg hos ${name}.`,
    already: (who: string) => `${who} er allerede med på det besøg.`,
    tooNear: (name: string, length: string) =>
      `Det kommer for tæt på et andet besøg af samme slags hos ${name}: der skal gå mindst ${length} imellem.`,
    noRoom: (who: string, day: string, length: string) => `${who} kan ikke nå det ${day}: der mangler ${length}.`,
    notInPlan: (name: string) => `Det besøg hos ${name} er ikke med i forslaget.`,
    anotherThen: (name: string) => `${name} har et andet besøg på det tidspunkt.`,
    otherNotFree: (name: string) => `Den anden, der skal med til ${name}, er optaget på det tidspunkt.`,
    begun: (name: string) => `Besøget hos ${name} er begyndt og bliver, hvor det er.`,
    over: (day: string) => `Dagen er gået: ${day}.`,
  },

  routes: {
    comes: (who: string, name: string, when: string) => `Nyt: ${who} kommer hos ${name} ${when}.`,
    gone: (name: string, when: string) => `Besøget hos ${name} ${when} udgår.`,
    changed: (name: string, when: string, how: string) => `Besøget hos ${name} ${when} ${how}.`,
    moved: (day: string, time: string) => `flyttes til ${day} kl. ${time}`,
    later: (time: string) => `flyttes til kl. ${time}`,
    by: (now: string, was: string) => `går til ${now} i stedet for ${was}`,
    lasts: (length: string, was: string) => `varer ${length} i stedet for ${was}`,
  },

  breaches: {
    dailyRest: (who: string, found: string, least: string, until: string) =>
      `${who} har højst ${found} hvile i træk i døgnet op til ${until}; der skal være mindst ${least}.`,
    weeklyRest: (who: string, found: string, least: string, from: string, to: string) =>
      `${who} har højst ${found} fri i træk fra ${from} til ${to}; der skal være mindst ${least}.`,
    averageWeek: (who: string, found: string, most: string, from: string, to: string) =>
      `${who} arbejder i gennemsnit ${found} om ugen fra ${from} til ${to}; der må højst være ${most}.`,
    nightWork: (who: string, found: string, most: string, from: string, to: string) =>
      `${who} arbejder mest om natten og i gennemsnit ${found} pr. arbejdsdag fra ${from} til ${to}; der må højst være ${most}.`,
  },

  list: {
    broken: 'er ikke nået',
    mended: 'kommer til at holde',
    breaks: 'kommer til ikke at holde',
    kept: (count: number) => (count === 1 ? 'Ét mål holder' : `${n(count)} mål holder`),
    allKept: (count: number) => (count === 1 ? 'Målet holder' : `Alle ${n(count)} mål holder`),
    rest: (count: number) => (count === 1 ? 'Én mere af samme slags' : `${n(count)} flere af samme slags`),
    unchanged: 'Ingen mål kommer ud på en anden måde.',
  },
}

/** What every language must have. */
export type ReasonWords = typeof da
