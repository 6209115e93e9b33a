export * from './schema/installation';
export * from './schema/people';
export * from './schema/responses';
export * from './schema/studies';
export * from './schema/tallies';
export * from './schema/waves';
