/** What services, clusters and packages of a model are called in the reader's language. */
import { useQuery } from '@tanstack/react-query'
import { listModels, readModel } from '#contract/governance/operations.ts'
import { ask } from '#web/shell/asking.ts'
import { useSelf } from '#web/shell/self.tsx'
import { useSpeaking } from '#web/words/speaking.tsx'

type ModelName = { readonly id: string; readonly version: string }

export const modelQuery = (model: ModelName | null) => ({
  queryKey: ['model', model?.id, model?.version],
  queryFn: () => ask(readModel, { params: { model: model?.id ?? '', version: model?.version ?? '' } }),
  enabled: model !== null,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The name of a service, cluster or package; what is not in the model stands as it is. */
export function useNames(model: ModelName | null) {
  const { written } = useSpeaking()
  const asked = useQuery(modelQuery(model))
  const document = asked.data
  const find = (
    rows: readonly { readonly id: string; readonly title: Readonly<Record<string, string>> }[] | undefined,
    id: string,
  ) => rows?.find((row) => row.id === id)?.title[written] ?? id
  return {
    services: document?.catalogue.services ?? [],
    service: (id: string) => find(document?.catalogue.services, id),
    cluster: (id: string) => find(document?.catalogue.clusters, id),
    clusterOf: (service: string) => document?.catalogue.services.find(({ id }) => id === service)?.cluster,
  }
}

/** The model that steers today; services are named as it names them. */
export function useSteering(isWanted = true) {
  const { data } = useQuery({ queryKey: ['models'], queryFn: () => ask(listModels, {}), enabled: isWanted })
  const self = useSelf()
  const found = data?.items.find(({ steers }) =>
    steers.some(({ from, to }) => from <= self.today && (to === null || self.today <= to)),
  )
  return found ? { id: found.id, version: found.version } : null
}
