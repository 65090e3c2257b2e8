/** What the rules of people ask about, read and written: delegated tasks, who answers for a citizen, areas, relatives. */
import {
  type AreaAssignments,
  type IdentityOrder,
  officerByIdentity,
  type Reassignment,
  reassignByArea,
} from '#care/people/case-officer.ts'
import { type Mandate, mandateOn, type Relative } from '#care/people/relative.ts'
import {
  daysWithoutFixedContact,
  type FixedContactRefusal,
  type FixedContactRule,
  type Membership,
  appointFixedContact,
  endFixedContact,
  type Responsibility,
} from '#care/people/responsibility.ts'
import {
  type CompetenceRow,
  competenceMatrix,
  type DelegatedTask,
  mayDoTask,
  type Task,
  type TaskGround,
  type TaskRefusal,
} from '#care/people/task.ts'
import type { StaffMember } from '#care/people/team.ts'
import type { LocalDate } from '#kernel/calendar/local-date.ts'
import type { Period } from '#kernel/calendar/period.ts'
import type { Id } from '#kernel/id.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Stretch, Timeline } from '#kernel/timeline/timeline.ts'
import { dateRange, periodColumns } from '#server/database/period.ts'
import { json, type Sql, sql, verbatim } from '#server/database/sql.ts'
import type { Transaction } from '#server/database/transaction.ts'
