/** The first page: where one is, whom one can be, and where to go on. */
import type { AccessRole } from '#server/access/person.ts'
import { html } from '../html.ts'
import { wholePage } from './look.ts'
import type { DemoTown } from './towns.ts'

const roleWords: Readonly<Record<AccessRole, string>> = {
  citizen: 'the citizen',
  relative: 'a relative',
  teamMember: 'team member',
  fixedContact: 'fixed contact',
  caseOfficer: 'case officer',
  leader: 'leader',
  controller: 'controller',
}

/**
 * `towns` are those of a demonstration, none where they are not written yet; null where it is in earnest.
 * `host` is where the asker found it.
 */
export const firstPage = (towns: readonly DemoTown[] | null, host: string): string =>
  wholePage('Frirum', '/', towns ? demonstration(towns, host) : inEarnest)

const inEarnest = html`
<h1>Home care inside a frame</h1>
<p class="lead">This is Frirum, the server of home care that is granted as a frame and filled by the citizen and the
team. Everything it does is done through its interface, which <a href="/docs">is described here</a>. Whoever calls it
must be signed in.</p>`

const demonstration = (towns: readonly DemoTown[], host: string) => html`
<h1>Home care inside a frame</h1>
<p class="lead">This is Frirum: a case officer grants a frame, the citizen and the team fill it, and the software takes
care of the plan, the record and the money. It is a demonstration: every municipality, person and number here is
invented, and nothing here is anybody’s care. Choose whom to be, and <a href="/docs">call what they may do</a>.</p>
${towns.length ? example(towns, host) : html`<p>No invented municipality has been written yet.</p>`}
${towns.map(townSection)}`

const townSection = ({ tenant, persons }: DemoTown) => html`
<h2 id="${tenant.key}">${tenant.name}</h2>
<p class="q">${tenant.country} · ${tenant.zone} · settled in ${tenant.currency}</p>
<div class="card"><table>
<thead><tr><th>Person</th><th>Role</th><th>Token</th></tr></thead>
<tbody>${persons.map(personRow)}</tbody>
</table></div>`

const personRow = ({ name, role, token }: DemoTown['persons'][number]) => html`
<tr><td>${name}</td><td class="q">${roleWords[role]}</td><td><code>${token}</code></td></tr>`

function example(towns: readonly DemoTown[], host: string) {
  const persons = towns.flatMap((town) => town.persons)
  const who = persons.find(({ role }) => role === 'teamMember') ?? persons[0]
  if (!who) return null
  return html`<p>A token is sent with every call. Who you are and what you may do:</p>
<pre>curl -H 'Authorization: Bearer ${who.token}' http://${host}/api/self</pre>`
}
