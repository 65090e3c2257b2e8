/** The model's rule of swapping in words: for the letter, the leaflet and the agreement alike (003-35..40). */
import type { SwapRule } from '#care/governance/model.ts'
import type { Role } from '#care/people/actor.ts'
import { list, type Section, text } from './section.ts'
import type { Speech } from './speech.ts'

/** What a citizen should know of swapping, one sentence for each thing the rule says. */
export function swapSentences(rule: SwapRule, { words, length }: Speech): string[] {
  const said = words.swap
  const { withRelatives, withCivilSociety, equivalencePercent } = rule
  const company =
    withRelatives && withCivilSociety
      ? said.both
      : withRelatives
        ? said.relatives
        : withCivilSociety
          ? said.civil
          : null
  return [
    said.what,
    said[rule.scope],
    rule.mostPerPeriod === null ? said.always : said.often(rule.mostPerPeriod, rule.period),
    equivalencePercent === 100
      ? said.same
      : said.share(length(Math.round((60 * equivalencePercent) / 100)), length(60)),
    ...(company ? [company] : []),
    said.kept,
  ]
}

/** Who beside the citizen may bring it up. */
function askers({ askedBy }: SwapRule, { words, listed }: Speech): string {
  const others = askedBy.filter((role): role is Exclude<Role, 'citizen'> => role !== 'citizen')
  const names = others.map((role, index) => (index === 0 ? words.roles[role] : uncapital(words.roles[role])))
  return names.length === 0 ? words.swap.onlyYou : words.swap.asks(listed([...new Set(names)]))
}

const uncapital = (name: string): string => name.charAt(0).toLocaleLowerCase() + name.slice(1)

/** The leaflet for the citizen: how, an example, the rules, whom to ask (003-40). */
export function swapLeaflet(rule: SwapRule, speech: Speech) {
  const { leaflet } = speech.words
  const asksToo = rule.askedBy.some((role) => role !== 'citizen' && role !== 'relative')
  const sections: Section[] = [
    {
      name: 'how',
      heading: leaflet.how,
      blocks: [{ kind: 'steps', items: leaflet.steps }, ...text(asksToo && leaflet.stepAsk)],
    },
    { name: 'example', heading: leaflet.examples, blocks: text(leaflet.example[rule.scope]) },
    { name: 'rules', heading: leaflet.rules, blocks: list([...swapSentences(rule, speech), askers(rule, speech)]) },
    { name: 'ask', heading: leaflet.ask, blocks: text(leaflet.askText) },
  ]
  return { title: leaflet.title, lead: leaflet.lead, sections }
}

/** Whom an agreement is for, and what they have to swap with. */
export type SwapParty = {
  readonly name: string | null
  readonly bornOn: string | null
  readonly team: string | null
  readonly fixedContact: string | null
  readonly has: readonly string[]
}

/** How many swaps fit on the form. */
const rowsOnForm = 4

/** The agreement, to be filled in together at the table (003-38, 003-40). */
export function swapAgreement(rule: SwapRule, party: SwapParty, speech: Speech) {
  const { form } = speech.words
  const { withOptions } = form
  const company = [
    withOptions.team,
    ...(rule.withRelatives ? [withOptions.relatives] : []),
    ...(rule.withCivilSociety ? [withOptions.civil] : []),
  ]
  const facts: (readonly [string, string])[] = [
    [form.who, party.name ?? ''],
    ...(party.bornOn ? [[form.number, party.bornOn] as const] : []),
    ...(party.team ? [[form.team, party.team] as const] : []),
    ...(party.fixedContact ? [[form.contact, party.fixedContact] as const] : []),
  ]
  const headings = [form.when, form.give, form.get, form.minutes, `${form.with} (${speech.listed(company)})`]
  const sections: Section[] = [
    { name: 'who', heading: '', blocks: [{ kind: 'facts', rows: facts }] },
    { name: 'have', heading: form.have, blocks: party.has.length > 0 ? list(party.has) : text(form.haveNothing) },
    { name: 'wishes', heading: form.wishes, blocks: [{ kind: 'blanks', labels: ['', ''] }] },
    { name: 'swaps', heading: form.swaps, blocks: [{ kind: 'table', headings, rows: rowsOnForm }] },
    { name: 'rules', heading: form.rules, blocks: list(swapSentences(rule, speech)) },
    { name: 'signed', heading: '', blocks: [{ kind: 'blanks', labels: [form.place, form.citizen, form.staff] }] },
  ]
  return { title: form.title, sections }
}
