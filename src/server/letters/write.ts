/** A letter's parts in words: one writer for each part, in the order the parts stand. */

import type { LetterRule } from '#care/governance/model.ts'
import type { Goal } from '#care/grants/grant.ts'
import type { LetterPart, NarrowingTold } from '#care/letters/letter.ts'
import { inPlainWords } from '#care/letters/plain-words.ts'
import { addDays } from '#kernel/calendar/local-date.ts'
import { type Block, list, type Section, text } from './section.ts'
import type { Speech } from './speech.ts'
import { swapSentences } from './swap.ts'

type Part<Name extends LetterPart['part']> = Extract<LetterPart, { part: Name }>
type Written = Omit<Section, 'name'>

/** What reasons become when the office's words are exchanged, and what was. */
export type Replaced = { readonly from: string; readonly to: string }

export type WrittenLetter = {
  readonly title: string
  readonly sections: readonly Section[]
  readonly replaced: readonly Replaced[]
}

export function writeLetter(rule: LetterRule, parts: readonly LetterPart[], speech: Speech): WrittenLetter {
  const replaced: Replaced[] = []
  const plain = (said: string): string => {
    const exchanged = inPlainWords(rule, said, speech.language)
    replaced.push(...exchanged.replaced)
    return exchanged.text
  }
  const office = parts.find((part) => part.part === 'contact')?.contact.office
  const sections = parts.map((part): Section => ({ name: part.part, ...sectionOf(part, speech, { plain, office }) }))
  const what = parts.find((part) => part.part === 'whatYouGet')
  return { title: what ? speech.words.whatYouGet.title[what.outcome] : '', sections, replaced }
}

type Around = { readonly plain: (said: string) => string; readonly office: string | undefined }

function sectionOf(part: LetterPart, speech: Speech, { plain, office }: Around): Written {
  switch (part.part) {
    case 'whatYouGet':
      return whatYouGet(part, speech)
    case 'frame':
      return frame(part, speech)
    case 'swap':
      return { heading: speech.words.swap.heading, blocks: text(swapSentences(part.rule, speech).join(' ')) }
    case 'reasons':
      return reasons(part, speech, plain)
    case 'law':
      return law(part, speech)
    case 'nextStep':
      return nextStep(part, speech)
    case 'appeal':
      return appeal(part, speech, office ?? '')
    case 'contact':
      return contact(part, speech)
  }
}

function whatYouGet(part: Part<'whatYouGet'>, speech: Speech): Written {
  const { whatYouGet: said, per } = speech.words
  const heading = said.heading[part.outcome]
  const narrows = part.narrows.flatMap((one) => narrowing(one, speech))
  const less: Block[] = narrows.length > 0 ? [...text(said.narrows), ...list(narrows)] : []
  if (part.outcome === 'refused') return { heading, blocks: text(said.refused) }
  if (part.outcome === 'ended') return { heading, blocks: text(said.ended(speech.date(addDays(part.from, -1)))) }
  const from = speech.date(part.from)
  const [first] = part.frames
  const isWhole = part.frames.length === 1 && first?.of === null
  const rows = part.frames.map(({ of, minutes, per: span }) =>
    said.row(of ? speech.title(of) : '', speech.length(minutes), per[span]),
  )
  const time: Block[] =
    part.promises === 'goals' && isWhole
      ? text(`${said.noTime(from)} ${said.reckons(speech.length(first.minutes), per[first.per])}`)
      : isWhole
        ? text(said.whole(speech.length(first.minutes), per[first.per], from))
        : rows.length > 0
          ? [...text(said.parts(from)), ...list(rows)]
          : text(said.noTime(from))
  const called = part.course ?? part.category
  const goals = part.goals.map((goal) => goalSaid(goal, speech))
  return {
    heading,
    blocks: [
      ...time,
      ...text(
        [part.to ? said.until(speech.date(part.to)) : said.open, called && said.called(speech.title(called))]
          .filter(Boolean)
          .join(' '),
        part.rehabilitation && said.rehabilitation,
      ),
      ...(goals.length > 0 ? [...text(said.goals), ...list(goals)] : []),
      ...(part.conditions.length > 0 ? [...text(said.conditions), ...list(part.conditions)] : []),
      ...less,
    ],
  }
}

function goalSaid({ area, level, by }: Goal, speech: Speech): string {
  const { goal, goalBy, levels } = speech.words.whatYouGet
  return by ? goalBy(speech.area(area), levels[level], speech.date(by)) : goal(speech.area(area), levels[level])
}

/** That help ends is said by the letter as a whole, and a new condition stands among the conditions. */
function narrowing({ narrowing: one, of }: NarrowingTold, speech: Speech): string[] {
  const { words, length, area, title } = speech
  const said = words.whatYouGet
  switch (one.kind) {
    case 'ended':
    case 'newCondition':
      return []
    case 'lessTime': {
      const less = said.lessTime(length(one.before), length(one.after))
      return [of ? `${title(of)}. ${less}` : less]
    }
    case 'goalLowered':
      return [said.goalLowered(area(one.area))]
    default:
      return [said[one.kind]]
  }
}

function frame({ promises, team }: Part<'frame'>, { words, length, title }: Speech): Written {
  const said = words.frame
  const minor = team.minor && said.minor(words.roles[team.minor.by], length(team.minor.minutesPerWeek))
  const packages = team.packages.map((one) =>
    said.package(lowered(title(one.title)), length(one.minutesPerDay), one.days),
  )
  return {
    heading: said.heading,
    blocks: text(`${said[promises]} ${said.move}`, [minor, ...packages].filter(Boolean).join(' '), said.more),
  }
}

const lowered = (name: string): string => name.charAt(0).toLocaleLowerCase() + name.slice(1)

function reasons(part: Part<'reasons'>, { words, date }: Speech, plain: (said: string) => string): Written {
  const { facts, considerations, heardOn } = part
  return {
    heading: words.reasons.heading,
    blocks: text(plain(facts).trim(), plain(considerations).trim(), heardOn && words.reasons.heard(date(heardOn))),
  }
}

function law({ laws }: Part<'law'>, { words }: Speech): Written {
  const cited = laws.map((one) => (one.kind === 'known' ? `${one.law.act} ${one.law.section}` : one.text))
  return { heading: words.law.heading, blocks: list(cited) }
}

function nextStep(part: Part<'nextStep'>, { words, date }: Speech): Written {
  const said = words.nextStep
  if (part.outcome !== 'granted') return { heading: said.heading, blocks: text(said[part.outcome]) }
  return {
    heading: said.heading,
    blocks: text(
      [
        said.granted(date(part.from)),
        part.team ? said.team(part.team) : said.noTeam,
        part.fixedContact && said.contact(part.fixedContact),
        part.followUpOn && said.followUp(date(part.followUpOn)),
      ]
        .filter(Boolean)
        .join(' '),
    ),
  }
}

function appeal({ rule }: Part<'appeal'>, { words: { appeal: said }, listed }: Speech, office: string): Written {
  return {
    heading: said.heading,
    blocks: text(
      said.may(rule.weeks, office, rule.inWriting),
      rule.reviewsFirst ? said.reviewed(rule.finally) : said.sent(rule.finally),
      said.law(listed(rule.laws.map(({ act, section }) => `${act} ${section}`))),
    ),
  }
}

function contact({ contact: to, decidedBy }: Part<'contact'>, { words }: Speech): Written {
  const said = words.contact
  return {
    heading: said.heading,
    blocks: [
      ...text(said.ask),
      ...text(
        [
          to.office,
          to.address,
          to.phone && said.phone(to.phone),
          to.email && said.email(to.email),
          to.hours && said.hours(to.hours),
        ]
          .filter(Boolean)
          .join('\n'),
        `${words.greeting}\n${decidedBy}\n${to.office}`,
      ),
    ],
  }
}
