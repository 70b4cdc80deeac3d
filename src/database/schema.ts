export * from './calls-schema.ts';
export * from './dataset-schema.ts';
export * from './people-schema.ts';
export * from './server-schema.ts';
export * from './sign-in-schema.ts';
