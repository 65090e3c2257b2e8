/** What a plan is shown with, in its states, for the page of pieces. */
import { MapSample } from './map/sample.tsx'
import { ReasonSamples } from './reasons/sample.tsx'

/** Each under its heading. */
export const PlanSamples = ({ reasons, map }: { readonly reasons: string; readonly map: string }) => (
  <>
    <h2>{reasons}</h2>
    <ReasonSamples />

    <h2>{map}</h2>
    <MapSample />
  </>
)
