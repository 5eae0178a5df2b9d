/** Which companies the register shows. The first four are what asks for an officer's look. */
export const queueFilters = ['to-check', 'doubted', 'duplicates', 'unanswered'] as const;
export const registryFilters = [...queueFilters, 'confirmed', 'all'] as const;

export type QueueFilter = (typeof queueFilters)[number];
export type RegistryFilter = (typeof registryFilters)[number];
