import { useQuery } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';
import type { Me, Permission } from '../api/types.ts';

const WHO: Readonly<Record<Permission, string>> = {
  read: 'Only people who are signed in can see this.',
  review: 'Your role can look, not decide. An administrator can make you a reviewer.',
  generate: 'This may cost money, so only administrators can do it.',
  administer: 'Only administrators can do this.',
};

export function useMe(): Me | undefined {
  return useQuery(queries.me()).data;
}

/** Undefined where it is allowed, else why not, in words: made for `<Button because>`. */
export function useRefusal(permission: Permission): string | undefined {
  const me = useMe();
  return me?.permissions.includes(permission) ? undefined : WHO[permission];
}
