/** The page about the interface, drawn from the OpenAPI document that is served beside it. */
import type { Json } from '#contract/http/openapi.ts'
import { commonProblems, type ProblemName, problems } from '#contract/http/operation.ts'
import { isAction, type Relation, relationsFor } from '#server/access/actions.ts'
import { accessRoles } from '#server/access/person.ts'
import { type Html, html } from '../html.ts'
import { wholePage } from './look.ts'
import { fieldRow, nameOfRef, type Schema, shape } from './shapes.ts'

type Content = Readonly<Record<string, { readonly schema: Schema }>>
type Described = {
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly 'x-action': string
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly schema: Schema }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content: Content }>>
}
type Document = {
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}
type Placed = Described & { readonly path: string; readonly method: string }

export function docsPage(openApi: Json, about: string): string {
  const { tags, paths, components } = openApi as unknown as Document
  const placed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Placed => ({ ...described, path, method })),
  )
  const parts = tags
    .map((tag) => ({ ...tag, operations: placed.filter((operation) => operation.tags.includes(tag.name)) }))
    .filter(({ operations }) => operations.length > 0)
  const names = Object.keys(components.schemas).sort()
  return wholePage(
    'Frirum: the interface',
    '/docs',
    html`
<h1>The interface</h1>
<p class="lead">${about}</p>
<p>Send <code>Authorization: Bearer …</code> with every call. Days are written <code>2026-10-05</code>, points in time
with their offset, money in whole øre, öre or cents. A field that is not known is refused, and so is a text that a
page cannot hold. Lists come in pages: ask again with what <code>next</code> says until it is null.</p>
<div class="two">
<nav class="side" aria-label="What operations are about">
${parts.map(({ name, description }) => html`<a href="#${name}">${description}</a>`)}
<a href="#refusals">Refusals</a>
<a href="#shapes">Shapes</a>
</nav>
<div>
${parts.map((part) => nounPart(part, components.schemas))}
${refusalsPart}
<section><h2 id="shapes">Shapes</h2>
<p class="q">What several operations take or give.</p>
${names.map((name) => shapePart(name, components.schemas[name] as Schema))}</section>
</div></div>`,
  )
}

type Schemas = Document['components']['schemas']
type Part = Document['tags'][number] & { readonly operations: readonly Placed[] }

const nounPart = ({ name, description, operations }: Part, schemas: Schemas): Html => html`
<section><h2 id="${name}">${description}</h2>
${operations.map((operation) => operationPart(operation, schemas))}</section>`

function operationPart(operation: Placed, schemas: Schemas): Html {
  const { operationId, method, path, summary, description = '', parameters, requestBody, responses } = operation
  const [status, answer] = Object.entries(responses).find(([code]) => Number(code) < 300) ?? ['200', undefined]
  const refusals = Object.entries(responses).filter(([code]) => Number(code) >= 400 && !isCommon(Number(code)))
  const body = requestBody && Object.values(requestBody.content)[0]?.schema
  const told = answer && Object.values(answer.content)[0]?.schema
  return html`
<details id="${operationId}">
<summary><span class="m">${method.toUpperCase()}</span><span class="a">${summary}</span>
<code class="s">${path}</code></summary>
<div class="in">
${description.split('\n\n').map((text) => text && html`<p>${marked(text)}</p>`)}
<h3>Who may</h3><p>${whoMay(operation['x-action'])}</p>
${parameters.length > 0 && addressPart(parameters)}
${body ? html`<h3>Body</h3>${shape(opened(body, schemas))}` : null}
<h3>Answer <span class="q">${status}</span></h3>${told ? shape(opened(told, schemas)) : null}
<h3>Refusals</h3>
<dl class="problems">
${refusals.map(([code, refusal]) => html`<dt>${code}</dt><dd>${refusal.description}</dd>`)}
<dt></dt><dd>${refusals.length ? 'and ' : ''}<a href="#refusals">those that every operation has</a></dd>
</dl>
</div></details>`
}

const addressPart = (parameters: Described['parameters']): Html => html`
<h3>In the address</h3>
<ul class="shape">${parameters.map(({ name, schema, required }) => fieldRow(name, schema, required))}</ul>`

/** What an operation takes or gives is shown where it stands, not only by its name. */
const opened = (schema: Schema, schemas: Schemas): Schema => (schema.$ref && schemas[nameOfRef(schema.$ref)]) || schema

const commonStatuses = new Set<number>(commonProblems.map((name) => problems[name].status))
const isCommon = (status: number): boolean => commonStatuses.has(status)

const refusalRow = (name: ProblemName): Html => html`
<tr><td>${problems[name].status}</td><td>${problems[name].title}</td><td><code>/problems/${name}</code></td></tr>`

const refusalsPart = html`<section><h2 id="refusals">Refusals</h2>
<p class="q">Every refusal is a <a href="#Problem">Problem</a>, sent as <code>application/problem+json</code>. Those of
every operation come first.</p>
<div class="card"><table>
<thead><tr><th>Status</th><th>What it says</th><th>Type</th></tr></thead>
<tbody>${(Object.keys(problems) as ProblemName[])
  .toSorted((a, b) => Number(commonProblems.includes(b)) - Number(commonProblems.includes(a)))
  .map(refusalRow)}</tbody>
</table></div></section>`

const shapePart = (name: string, schema: Schema): Html => html`
<details id="${name}">
<summary><span class="m"></span><span class="a">${name}</span>
<span class="s">${schema.description ?? ''}</span></summary>
<div class="in">${shape(schema)}</div></details>`

const nearWords: Readonly<Record<Relation, string>> = {
  self: 'for their own help',
  mandate: 'for those who gave them a mandate',
  mandateToAct: 'for those who gave them a mandate to act',
  team: 'for those their team serves',
  fixedContact: 'for those whose fixed contact they are',
  area: 'for those of their area',
  any: 'for everybody in the municipality',
}

const roleWords: Readonly<Record<(typeof accessRoles)[number], string>> = {
  citizen: 'the citizen',
  relative: 'a relative',
  teamMember: 'a team member',
  fixedContact: 'a fixed contact',
  caseOfficer: 'a case officer',
  leader: 'a leader',
  controller: 'a controller',
}

/** The row of the table of actions in a sentence, roles with the same reach together. */
function whoMay(action: string): string {
  const rows = accessRoles.flatMap((role) => {
    const by = isAction(action) ? relationsFor(action, role) : undefined
    return by ? [{ role, near: by.map((relation) => nearWords[relation]).join(' or ') }] : []
  })
  const said = Object.entries(Object.groupBy(rows, ({ near }) => near)).map(
    ([near, those]) => `${listed((those ?? []).map(({ role }) => roleWords[role]))} ${near}`,
  )
  const sentence = rows.length === accessRoles.length ? 'whoever is signed in' : said.join('; ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** Text with its `words of the program` set as such. */
const marked = (text: string): Html[] =>
  text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : html`${part}`))
