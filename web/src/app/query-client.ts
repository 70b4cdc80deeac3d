import { QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/request.ts';

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The session has ended meanwhile: asking who one is leads to the sign-in page.
        if (problemOf(error).status === 401 && query.queryKey[0] !== 'me') {
          void client.resetQueries({ queryKey: ['me'] });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        refetchOnWindowFocus: false,
        // What the server refuses it refuses again; a server that is away is waited for elsewhere.
        retry: (count, error) => problemOf(error).status >= 500 && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
