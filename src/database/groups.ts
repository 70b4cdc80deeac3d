import { type SQL, sql } from 'drizzle-orm';
import { personas } from './schema.ts';

/** The groups that people are counted by, each as an expression on a person's row. */
export const AGE_BAND: SQL<string> = sql<string>`case
  when ${personas.age} < 30 then '18-29'
  when ${personas.age} < 45 then '30-44'
  when ${personas.age} < 60 then '45-59'
  else '60+' end`;
export const GENDER: SQL<string> = sql<string>`case ${personas.gender} when 'f' then 'female' when 'm' then 'male' else ${personas.gender} end`;
export const ETHNICITY: SQL<string> = sql<string>`coalesce(nullif(trim(${personas.ethnicity}), ''), 'not stated')`;
