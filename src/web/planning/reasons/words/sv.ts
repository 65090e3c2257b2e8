import { numeral } from '../numeral.ts'
import type { ReasonWords } from './da.ts'

const n = numeral(['två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'])
const common = (count: number) => (count === 0 ? 'ingen' : count === 1 ? 'en' : n(count))
const neuter = (count: number) => (count === 0 ? 'inget' : count === 1 ? 'ett' : n(count))
const visits = (count: number) => `${neuter(count)} besök`
const staff = (count: number) =>
  count === 0 ? 'ingen' : count === 1 ? 'en medarbetare' : `${n(count)} olika medarbetare`
const times = (count: number) => (count === 1 ? 'en gång' : `${n(count)} gånger`)
const breaks = (count: number) => (count === 1 ? 'en rast' : `${n(count)} raster`)
const contact = (who: string | null) => (who ? `${who}, som är fast omsorgskontakt,` : 'Den fasta omsorgskontakten')
const instead = (was: string | null) => (was === null ? '' : ` i stället för ${was}`)
const ofVisits = (own: number, all: number) => `${neuter(own)} av ${n(all)} besök`

export const sv: ReasonWords = {
  minutes: (count) => (count === 1 ? '1 minut' : `${count} minuter`),
  at: (day, time) => `på ${day} kl. ${time}`,
  nobody: 'ingen',

  goals: {
    visitsAll: (name, count) =>
      count === 0
        ? `${name} ska inte ha något besök i veckan.`
        : count === 1
          ? `${name} får sitt besök i veckan.`
          : `${name} får ${count === 2 ? 'båda' : `alla ${n(count)}`} besöken i veckan.`,
    visitsNone: (name, wanted) =>
      wanted === 1 ? `${name} får inte sitt besök i veckan.` : `${name} får inget av de ${n(wanted)} besöken i veckan.`,
    visitsSome: (name, made, wanted) =>
      `${name} får ${ofVisits(made, wanted)} i veckan; ${neuter(wanted - made)} saknas.`,
    visitsMore: (name, made, more) =>
      `${name} får ${visits(made)} i veckan, ${more === 1 ? 'ett mer' : `${n(more)} fler`} än överenskommet.`,
    faces: (name, faces, most) =>
      `Det kommer ${staff(faces)} till ${name} på 14 dagar; löftet är högst ${common(most)}.`,
    facesOver: (name, faces, most) =>
      `Det kommer ${staff(faces)} till ${name} på 14 dagar; det är ${faces - most === 1 ? 'en mer' : `${n(faces - most)} fler`} än löftet om högst ${common(most)}.`,
    usualAll: (who, name, all) => `${contact(who)} kommer till ${all === 1 ? 'besöket' : 'alla besök'} hos ${name}.`,
    usualMost: (who, name, own, all) =>
      `${contact(who)} kommer till ${ofVisits(own, all)} hos ${name}; ingen kommer oftare.`,
    usualLess: (who, name, own, all) =>
      `${contact(who)} kommer till ${ofVisits(own, all)} hos ${name}; någon annan kommer oftare.`,
    usualNone: (who, name) => `${contact(who)} kommer inte till ${name} i veckan.`,
    agreedTime: (name) => `Alla besök hos ${name} ligger inom de överenskomna tiderna.`,
    agreedTimeNot: (name, length) => `Besöken hos ${name} ligger sammanlagt ${length} utanför de överenskomna tiderna.`,
    sameTime: (name) => `Besöken hos ${name} kommer på samma klockslag varje dag.`,
    sameTimeNearly: (name, length) =>
      `Besöken hos ${name} kommer på nästan samma tid varje dag: det skiljer högst ${length}.`,
    sameTimeNot: (name, length, most) =>
      `Tiden för samma besök hos ${name} varierar med upp till ${length} från dag till dag; målet är högst ${most}.`,
    oneAtATime: (name) => `${name} har aldrig två besök samtidigt.`,
    oneAtATimeNot: (name, count) => `${name} har två besök samtidigt ${times(count)} i veckan.`,
    overtime: (who) => `${who} slutar i tid varje dag.`,
    overtimeNot: (who, length) => `${who} arbetar ${length} övertid i veckan.`,
    pauses: (who) => `${who} missar inga raster i veckan.`,
    pausesNot: (who, count) => `${who} missar ${breaks(count)} i veckan.`,
    load: (who, share, mean) =>
      `${who} har besök och restid under ${share} av passen, ungefär som arbetslaget, som har ${mean}.`,
    loadOver: (who, share, mean) =>
      `${who} har besök och restid under ${share} av passen, mer än arbetslaget, som har ${mean}.`,
    loadUnder: (who, share, mean) =>
      `${who} har besök och restid under ${share} av passen, mindre än arbetslaget, som har ${mean}.`,
    travel: (who, length) => `${who} har ${length} restid i veckan.`,
    travelNone: (who) => `${who} har ingen restid i veckan.`,
  },

  changes: {
    visits: (name, now, was) => `${name} får ${visits(now)} i stället för ${neuter(was)}.`,
    faces: (name, now, was, most) =>
      `Det kommer ${staff(now)} till ${name} på 14 dagar i stället för ${common(was)}; löftet är högst ${common(most)}.`,
    usual: (name, now, was, all) =>
      `Den fasta omsorgskontakten kommer till ${visits(now)} hos ${name} i stället för ${neuter(was)}; det är ${neuter(all)} sammanlagt.`,
    usualMost: (name, now, was) =>
      `Den fasta omsorgskontakten kommer till ${visits(now)} hos ${name} i stället för ${neuter(was)}; nu kommer ingen oftare.`,
    usualLess: (name, now, was) =>
      `Den fasta omsorgskontakten kommer till ${visits(now)} hos ${name} i stället för ${neuter(was)}; nu kommer någon annan oftare.`,
    agreedTime: (name) => `Alla besök hos ${name} kommer att ligga inom de överenskomna tiderna.`,
    agreedTimeNot: (name, length, was) =>
      `Besöken hos ${name} kommer att ligga sammanlagt ${length} utanför de överenskomna tiderna${instead(was)}.`,
    sameTime: (name) => `Besöken hos ${name} kommer att ligga på samma klockslag varje dag.`,
    sameTimeNot: (name, length, was, most) =>
      `Tiden för samma besök hos ${name} kommer att variera med upp till ${length} från dag till dag${instead(was)}; målet är högst ${most}.`,
    oneAtATime: (name) => `${name} har inte längre två besök samtidigt.`,
    oneAtATimeNot: (name, now, was) =>
      `${name} får två besök samtidigt ${times(now)} i veckan${instead(was === 0 ? null : common(was))}.`,
    overtime: (who) => `${who} kommer att sluta i tid varje dag.`,
    overtimeNot: (who, length, was) => `${who} kommer att arbeta ${length} övertid i veckan${instead(was)}.`,
    pauses: (who) => `${who} kommer inte längre att missa någon rast.`,
    pausesNot: (who, now, was) =>
      `${who} kommer att missa ${breaks(now)} i veckan${instead(was === 0 ? null : common(was))}.`,
    load: (who, share, was, mean) =>
      `${who} får besök och restid under ${share} av passen i stället för ${was}; arbetslaget har ${mean}.`,
    travelMore: (who, length) => `${who} får ${length} mer restid.`,
    travelLess: (who, length) => `${who} får ${length} mindre restid.`,
  },

  notes: {
    noPlan: (name) => `${name} är inte med: det finns ingen plan för hjälpen den veckan.`,
    noGrant: (name) => `${name} är inte med: det finns inget beslut om hjälp den veckan.`,
    noHome: (name) => `${name} är inte med: ingen har skrivit var hemmet ligger.`,
    nobodyMay: (name, tasks) =>
      `Ett besök hos ${name} är inte med: ingen i tjänst får göra det som besöket kräver (${tasks}).`,
    tooFew: (name) => `Ett besök hos ${name} är inte med: det är för få i tjänst för det.`,
    tooManyTogether: (name, count) =>
      `Ett besök hos ${name} är inte med: det kräver ${n(count)} på en gång, och förslaget kan skicka högst två.`,
    outsideTheDay: (name) =>
      `Ett besök hos ${name} är inte med: det ligger i timmar på natten som förslaget inte kan täcka.`,
    tooLong: (name) => `Ett besök hos ${name} är inte med: det varar mer än 12 timmar.`,
    overFrame: (name, planned, framed) => `Planen för ${name} är på ${planned} i veckan; ramen är ${framed}.`,
    overPart: (part, name, planned, framed) =>
      `${part} till ${name}: planen är på ${planned} i veckan; ramen är ${framed}.`,
    usualNotOnDuty: (who, name) => `${who}, som är fast omsorgskontakt för ${name}, har inget pass i veckan.`,
    usualOtherHours: (who, name) => `${who}, som är fast omsorgskontakt för ${name}, arbetar inte när besöken ligger.`,
    mayNotAllWeek: (who, tasks) =>
      `${who} får bara vissa av dagarna ta hand om ${tasks}; förslaget räknar därför inte med det.`,
    noBase: 'Ingen har skrivit varifrån arbetslaget utgår; förslaget räknar från mitten av hemmen.',
    noShifts: 'Ingen har något pass den veckan.',
    noPromise: 'Styrmodellen lovar inget om hur många olika som kommer.',
    facesUnknown: (count) =>
      `För ${common(count)} brukare vet ingen vem som kom veckan före; bara den här veckan är räknad.`,
    shiftsAssumed: (count) =>
      count === 1
        ? 'Ett pass antas gälla: ingen har skrivit in det.'
        : `${n(count)} pass antas gälla: ingen har skrivit in dem.`,
  },

  barriers: {
    noShift: (who, day) => `${who} har inget pass på ${day}.`,
    notAgreed: (name, day) => `Det besöket är inte överenskommet med ${name} till ${day}.`,
    twiceThatDay: (name, day) => `${name} får redan det besöket på ${day}.`,
    mayNot: (who, name) => `${who} får inte ta det besöket hos ${name}.`,
    already: (who) => `${who} är redan med på det besöket.`,
    tooNear: (name, length) =>
      `Det kommer för nära ett annat besök av samma slag hos ${name}: det ska gå minst ${length} emellan.`,
    noRoom: (who, day, length) => `${who} hinner inte det på ${day}: det saknas ${length}.`,
    notInPlan: (name) => `Det besöket hos ${name} är inte med i förslaget.`,
    anotherThen: (name) => `${name} har ett annat besök vid den tiden.`,
    otherNotFree: (name) => `Den andra som ska med till ${name} är upptagen vid den tiden.`,
    begun: (name) => `Besöket hos ${name} har börjat och blir kvar där det är.`,
    over: (day) => `Dagen har gått: ${day}.`,
  },

  routes: {
    comes: (who, name, when) => `Nytt: ${who} kommer till ${name} ${when}.`,
    gone: (name, when) => `Besöket hos ${name} ${when} utgår.`,
    changed: (name, when, how) => `Besöket hos ${name} ${when} ${how}.`,
    moved: (day, time) => `flyttas till ${day} kl. ${time}`,
    later: (time) => `flyttas till kl. ${time}`,
    by: (now, was) => `går till ${now} i stället för ${was}`,
    lasts: (length, was) => `varar ${length} i stället för ${was}`,
  },

  breaches: {
    dailyRest: (who, found, least, until) =>
      `${who} har högst ${found} vila i följd under dygnet fram till ${until}; det ska vara minst ${least}.`,
    weeklyRest: (who, found, least, from, to) =>
      `${who} är ledig högst ${found} i följd från ${from} till ${to}; det ska vara minst ${least}.`,
    averageWeek: (who, found, most, from, to) =>
      `${who} arbetar i genomsnitt ${found} i veckan från ${from} till ${to}; det får vara högst ${most}.`,
    nightWork: (who, found, most, from, to) =>
      `${who} arbetar mest på natten och i genomsnitt ${found} per arbetsdag från ${from} till ${to}; det får vara högst ${most}.`,
  },

  list: {
    broken: 'håller inte',
    mended: 'kommer att hålla',
    breaks: 'kommer inte att hålla',
    kept: (count) => (count === 1 ? 'Ett mål håller' : `${n(count)} mål håller`),
    allKept: (count) => (count === 1 ? 'Målet håller' : `Alla ${n(count)} mål håller`),
    rest: (count) => (count === 1 ? 'En till av samma slag' : `${n(count)} till av samma slag`),
    unchanged: 'Inget mål får ett annat utfall.',
  },
}
