/** Every route there is, in the order they are shown. */
import { accessRoutes } from '#server/access/routes.ts'
import { changeRoutes } from '#server/changes/routes.ts'
import { followUpRoutes } from '#server/followup/routes.ts'
import { governanceRoutes } from '#server/governance/routes.ts'
import { caseRoutes } from '#server/grants/cases.ts'
import { grantRoutes } from '#server/grants/routes.ts'
import { importRoutes } from '#server/imports/routes.ts'
import { insightRoutes } from '#server/insight/routes.ts'
import { jobRoutes } from '#server/jobs/routes.ts'
import { letterRoutes } from '#server/letters/routes.ts'
import { swapRoutes } from '#server/letters/swap-routes.ts'
import { lockRoutes } from '#server/people/locks.ts'
import { peopleRoutes } from '#server/people/routes.ts'
import { searchRoutes } from '#server/people/search.ts'
import { planningRoutes } from '#server/planning/routes.ts'
import { planRoutes } from '#server/plans/routes.ts'
import { exportRoutes } from '#server/settlement/export-route.ts'
import { incentiveRoutes } from '#server/settlement/incentive.ts'
import { monthRoutes } from '#server/settlement/month-routes.ts'
import { settlementRoutes } from '#server/settlement/routes.ts'
import { teamRoutes } from '#server/teams/routes.ts'
import { teamWholeRoutes } from '#server/teams/whole-routes.ts'
import { visitRoutes } from '#server/visits/routes.ts'
import type { Route } from './route.ts'

export const routes: readonly Route[] = [
  ...accessRoutes,
  ...peopleRoutes,
  ...searchRoutes,
  ...teamRoutes,
  ...lockRoutes,
  ...teamWholeRoutes,
  ...grantRoutes,
  ...caseRoutes,
  ...letterRoutes,
  ...swapRoutes,
  ...planRoutes,
  ...planningRoutes,
  ...changeRoutes,
  ...visitRoutes,
  ...followUpRoutes,
  ...settlementRoutes,
  ...incentiveRoutes,
  ...insightRoutes,
  ...governanceRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...monthRoutes,
  ...exportRoutes,
]
