import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { DatasetStatus } from '../api/types.ts';
import { AccessPage } from '../features/users/access-page.tsx';
import { DatasetPage } from '../features/dataset/dataset-page.tsx';
import { DatasetsPage } from '../features/datasets/datasets-page.tsx';
import { NewDatasetPage } from '../features/new-dataset/new-dataset-page.tsx';
import { PreviewPage } from '../features/new-dataset/preview.tsx';
import { MOST_PEOPLE } from '../features/new-dataset/use-draft.ts';
import { PersonPage } from '../features/person/person-page.tsx';
import { ProvidersPage } from '../features/providers/providers-page.tsx';
import { ReviewPage } from '../features/review/review-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { SetUpPage } from '../features/sign-in/set-up-page.tsx';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { readFilters } from '../features/wall/filters.ts';
import { Waiting } from '../ui/notice.tsx';
import { isDatasetStatus } from '../ui/words.tsx';
import { NothingHere } from '../ui/nothing-here.tsx';
import { CrashPage } from './crash.tsx';
import { Root, Shell } from './shell.tsx';

// Charts are half of the script and on two pages only.
const StatisticsPage = lazy(() => import('../features/statistics/statistics-page.tsx'));
const Statistics = ({ dataset }: { dataset?: string }) => (
  <Suspense fallback={<Waiting what="statistics" />}>
    <StatisticsPage {...(dataset === undefined ? {} : { dataset })} />
  </Suspense>
);

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const filterSearch = (search: Record<string, unknown>) => readFilters(search);

const Nowhere = () => (
  <main>
    <NothingHere />
  </main>
);
const rootRoute = createRootRoute({
  component: () => (
    <Root>
      <Outlet />
    </Root>
  ),
  notFoundComponent: Nowhere,
  errorComponent: CrashPage,
});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => {
    const to = text(search['to']);
    // Only a path of this page: `//elsewhere` would lead away.
    return to !== undefined && /^\/(?![/\\])/.test(to) ? { to } : {};
  },
  component: SignInPage,
});
const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  validateSearch: (search): { token?: string } => {
    const token = text(search['token']);
    return token === undefined ? {} : { token };
  },
  component: SetUpPage,
});

const inside = createRoute({ getParentRoute: () => rootRoute, id: 'inside', component: Shell });
const datasets = createRoute({
  getParentRoute: () => inside,
  path: '/',
  validateSearch: (search): { q?: string; status?: DatasetStatus } => {
    const q = text(search['q']);
    const { status } = search;
    return { ...(q === undefined ? {} : { q }), ...(isDatasetStatus(status) ? { status } : {}) };
  },
  component: DatasetsPage,
});
const newDataset = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/new',
  component: NewDatasetPage,
});
const dataset = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/$dataset',
  validateSearch: filterSearch,
  component: DatasetPage,
});
const preview = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/$dataset/preview',
  validateSearch: (search): { count: number } => {
    const count = Number(search['count']);
    return { count: Number.isInteger(count) && count > 1 ? Math.min(count, MOST_PEOPLE) : 2 };
  },
  component: PreviewPage,
});
const person = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/$dataset/people/$person',
  component: PersonPage,
});
const review = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/$dataset/review',
  validateSearch: filterSearch,
  component: ReviewPage,
});
const datasetStatistics = createRoute({
  getParentRoute: () => inside,
  path: '/datasets/$dataset/statistics',
  component: function DatasetStatistics() {
    return <Statistics dataset={datasetStatistics.useParams().dataset} />;
  },
});
const statistics = createRoute({
  getParentRoute: () => inside,
  path: '/statistics',
  component: () => <Statistics />,
});
const settings = createRoute({ getParentRoute: () => inside, path: '/settings', component: SettingsPage });
const providers = createRoute({ getParentRoute: () => inside, path: '/providers', component: ProvidersPage });
const access = createRoute({ getParentRoute: () => inside, path: '/access', component: AccessPage });

const routeTree = rootRoute.addChildren([
  signIn,
  setUp,
  inside.addChildren([
    datasets,
    newDataset,
    dataset,
    preview,
    person,
    review,
    datasetStatistics,
    statistics,
    settings,
    providers,
    access,
  ]),
]);

export const createAppRouter = () =>
  createRouter({
    routeTree,
    scrollRestoration: true,
    defaultPreload: false,
    defaultNotFoundComponent: Nowhere,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
