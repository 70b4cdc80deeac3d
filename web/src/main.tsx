import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import './styles.css';
import { AnnouncerProvider } from './ui/announcer.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const client = createQueryClient();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <AnnouncerProvider>
        <RouterProvider router={createAppRouter()} />
      </AnnouncerProvider>
    </QueryClientProvider>
  </StrictMode>,
);
