/**
 * The steps of the funnel, from the citizen's own strength to help that compensates; a model may order them anew.
 * @plain
 */
export const funnelSteps = [
  'ownResources',
  'network',
  'civilSociety',
  'technology',
  'rehabilitation',
  'compensatingHelp',
] as const
/**
 * One of {@link funnelSteps}.
 * @da trin i tragten
 * @sv steg i tratten
 */
export type FunnelStep = (typeof funnelSteps)[number]

/**
 * What to look into next, given what was considered: the first step of the model's order that is left (003-48).
 * `null` when all were.
 * @plain
 */
export function nextFunnelStep(
  { funnel = funnelSteps }: { readonly funnel?: readonly FunnelStep[] },
  considered: readonly FunnelStep[],
): FunnelStep | null {
  return funnel.find((step) => !considered.includes(step)) ?? null
}
