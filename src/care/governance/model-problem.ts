/**
 * Something wrong in a model: where, what stands there, and what was expected.
 * @da fejl i modellen
 * @sv fel i modellen
 */
export type ModelProblem = {
  readonly kind:
    | 'twice'
    | 'unknownReference'
    | 'gapInBands'
    | 'overlappingBands'
    | 'emptyBand'
    | 'noProvenance'
    | 'endsBeforeItBegins'
    | 'oneClockOnly'
    | 'noRate'
    | 'missingRule'
    | 'idleRule'
    | 'overruledEffect'
    | 'notInSelection'
    | 'overlappingRules'
    | 'cannotTellApart'
  /** As `rowName` names rows: `categories.maintaining.bands.rate2`. */
  readonly path: string
  readonly found: string
  readonly expected: string
}
