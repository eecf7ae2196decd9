/** The table's key attributes, for the store and for the table's definition in infra/. */
export const KEYS = { partition: 'household', sort: 'person' } as const;
