/** What a leader may change of a team: who is in it, what is delegated, the coach, how far it decides. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addDelegation,
  addTeamMember,
  endDelegation,
  endTeamMember,
  listStaff,
  setAutonomy,
  setCoach,
  setFixedContact,
} from '#contract/people/team-operations.ts'
import { addDays, type LocalDate } from '#kernel/calendar/local-date.ts'
import { useNames } from '#web/governance/services.ts'
import { ask } from '#web/shell/asking.ts'
import { newIdHere } from '#web/shell/new-id.ts'
import { useSelf } from '#web/shell/self.tsx'
import { useSpeaking, useWords } from '#web/words/speaking.tsx'
import { ChangeForm, ChooseDay, ChooseOne } from './change-form.tsx'
import type { Whole } from './whole.ts'
import { peopleWords } from './words.ts'

type Member = Whole['members'][number]
type Axis = Whole['autonomy'][number]
type Of = { readonly team: string }

const staffQuery = { queryKey: ['staff'], queryFn: () => ask(listStaff, {}), staleTime: 5 * 60_000 } as const

/** Everybody employed, with where they are, those one would look for first. */
function useStaffChoices(without: readonly string[] = []) {
  const { format } = useSpeaking()
  const { data } = useQuery(staffQuery)
  return (data?.items ?? [])
    .filter(({ staff }) => !without.includes(staff.id))
    .map(({ staff, teams }) => [staff.id, [staff.name, ...teams].join(', ')] as const)
    .toSorted(format.byName(([, text]) => text))
}

export function Join({ team, members }: Of & { readonly members: readonly Member[] }) {
  const self = useSelf()
  const own = useWords(peopleWords)
  const [staff, setStaff] = useState('')
  const [from, setFrom] = useState<string>(self.today)
  const choices = useStaffChoices(members.map((member) => member.staff.id))
  return (
    <ChangeForm
      isReady={staff !== '' && from !== ''}
      save={() => ask(addTeamMember, { params: { team }, body: { staff, from } })}
    >
      <ChooseOne label={own.person} value={staff} choose={setStaff} options={choices} />
      <ChooseDay label={own.from} value={from} choose={setFrom} />
    </ChangeForm>
  )
}

export function Leave({ team, member: { staff } }: Of & { readonly member: Member }) {
  const self = useSelf()
  const own = useWords(peopleWords)
  const [last, setLast] = useState<string>(self.today)
  return (
    <ChangeForm
      isReady={last !== ''}
      save={() => ask(endTeamMember, { params: { team }, body: { staff: staff.id, last } })}
    >
      <ChooseDay label={own.last} value={last} choose={setLast} />
    </ChangeForm>
  )
}

type DelegateProps = Of & {
  readonly member: Member
  readonly members: readonly Member[]
  readonly model: { readonly id: string; readonly version: string } | null
}

export function Delegate({ team, member, members, model }: DelegateProps) {
  const self = useSelf()
  const { format, written } = useSpeaking()
  const own = useWords(peopleWords)
  const { services } = useNames(model)
  const [task, setTask] = useState('')
  const [givenBy, setGivenBy] = useState('')
  const [from, setFrom] = useState<string>(self.today)
  const [to, setTo] = useState<string>(addDays(self.today as LocalDate, 364))
  const tasks = services
    .map(({ id, title }) => [id, title[written]] as const)
    .toSorted(format.byName(([, text]) => text))
  const givers = members
    .filter(({ staff }) => staff.id !== member.staff.id)
    .map(({ staff }) => [staff.id, `${staff.name}, ${own.professions[staff.profession]?.[0] ?? ''}`] as const)
    .toSorted(format.byName(([, text]) => text))
  return (
    <ChangeForm
      isReady={task !== '' && givenBy !== '' && from !== '' && to >= from}
      save={() =>
        ask(addDelegation, {
          params: { team },
          body: { id: newIdHere<'DelegatedTask'>(), staff: member.staff.id, task, givenBy, from, to },
        })
      }
    >
      <ChooseOne label={own.task} value={task} choose={setTask} options={tasks} />
      <ChooseOne label={own.givenBy} value={givenBy} choose={setGivenBy} options={givers} />
      <ChooseDay label={own.from} value={from} choose={setFrom} />
      <ChooseDay label={own.to} value={to} choose={setTo} />
    </ChangeForm>
  )
}

type EndProps = Of & { readonly row: Member['delegated'][number] }

export function EndDelegation({ team, row }: EndProps) {
  const self = useSelf()
  const own = useWords(peopleWords)
  const [last, setLast] = useState<string>(self.today)
  return (
    <ChangeForm isReady={last !== ''} save={() => ask(endDelegation, { params: { team }, body: { id: row.id, last } })}>
      <ChooseDay label={own.last} value={last} choose={setLast} />
    </ChangeForm>
  )
}

const nobody = 'nobody'

export function ChangeCoach({ team }: Of) {
  const self = useSelf()
  const own = useWords(peopleWords)
  const [staff, setStaff] = useState('')
  const [from, setFrom] = useState<string>(self.today)
  const choices = useStaffChoices()
  return (
    <ChangeForm
      isReady={staff !== '' && from !== ''}
      save={() => ask(setCoach, { params: { team }, body: { staff: staff === nobody ? null : staff, from } })}
    >
      <ChooseOne label={own.coach} value={staff} choose={setStaff} options={[[nobody, own.nobody], ...choices]} />
      <ChooseDay label={own.from} value={from} choose={setFrom} />
    </ChangeForm>
  )
}

export function ChangeStep({ team, axis, now }: Of & Pick<Axis, 'axis' | 'now'>) {
  const self = useSelf()
  const own = useWords(peopleWords)
  const [step, setStep] = useState<string>(now?.step ?? '')
  const [from, setFrom] = useState<string>(self.today)
  const [reason, setReason] = useState('')
  return (
    <ChangeForm
      isReady={step !== '' && from !== '' && reason.trim() !== ''}
      save={() =>
        ask(setAutonomy, {
          params: { team },
          body: { id: newIdHere<'AutonomyChange'>(), axis, step: step as 'teamAsks', from, reason: reason.trim() },
        })
      }
    >
      <ChooseOne label={own.step} value={step} choose={setStep} options={Object.entries(own.steps)} />
      <ChooseDay label={own.from} value={from} choose={setFrom} />
      <label className="field">
        <span className="label">{own.why}</span>
        <input
          className="input"
          value={reason}
          maxLength={400}
          required
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
    </ChangeForm>
  )
}

type ContactProps = {
  readonly citizen: { readonly id: string; readonly name: string | null }
  readonly members: readonly Pick<Member, 'staff'>[]
}

export function ChangeContact({ citizen, members }: ContactProps) {
  const self = useSelf()
  const { format } = useSpeaking()
  const own = useWords(peopleWords)
  const [staff, setStaff] = useState('')
  const [from, setFrom] = useState<string>(self.today)
  const choices = members
    .map(
      (member) =>
        [member.staff.id, `${member.staff.name}, ${own.professions[member.staff.profession]?.[0] ?? ''}`] as const,
    )
    .toSorted(format.byName(([, text]) => text))
  return (
    <ChangeForm
      isReady={staff !== '' && from !== ''}
      save={() => ask(setFixedContact, { params: { citizen: citizen.id }, body: { staff, from } })}
    >
      <ChooseOne label={own.person} value={staff} choose={setStaff} options={choices} />
      <ChooseDay label={own.from} value={from} choose={setFrom} />
    </ChangeForm>
  )
}
