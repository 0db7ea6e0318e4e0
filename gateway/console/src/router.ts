import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router';
import { screens, type Screen } from './screens';
import { loginAddress, useSession } from './session/session';
import NothingChosen from './shared/NothingChosen.vue';
import SplitScreen from './shared/SplitScreen.vue';

declare module 'vue-router' {
  interface RouteMeta {
    screen?: string;
  }
}

const routes: RouteRecordRaw[] = screens.map((screen) => {
  const meta = { screen: screen.at };
  if (!screen.pages) return { path: `/app/${screen.at}`, name: screen.at, component: screen.list, meta };
  return {
    path: `/app/${screen.at}`,
    component: SplitScreen,
    props: { list: screen.list, title: screen.title },
    meta,
    children: [
      { path: '', name: screen.at, component: NothingChosen },
      ...Object.entries(screen.pages).map(([path, component]) => ({ path, name: `${screen.at}/${path}`, component })),
    ],
  };
});

export function consoleRouter() {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', name: 'home', component: () => import('./home/HomePage.vue') },
      { path: '/app/invitation', name: 'invitation', component: () => import('./invitations/InvitationAnswer.vue') },
      ...routes,
      { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./home/NowherePage.vue') },
    ],
    // a page that was just loaded is at its top: to go there would lay it out once more
    scrollBehavior: (to, from, kept) => kept ?? (to.path === from.path || !from.matched.length ? undefined : { top: 0 }),
  });
  router.beforeEach(admitted);
  return router;
}

/** The screen's files come while it is found out who asks. */
function fetchAhead(to: RouteLocationNormalized, screen: Screen) {
  const files = to.matched.flatMap((record) => Object.values(record.components ?? {}));
  // what cannot be fetched is told of when it is shown
  for (const file of [screen.list, ...files]) if (typeof file === 'function') void Promise.resolve((file as () => unknown)()).catch(() => undefined);
}

/** Whoever is not logged in is sent to the login and comes back to the same place. */
async function admitted(to: RouteLocationNormalized) {
  const screen = screens.find((one) => one.at === to.meta.screen);
  if (!screen) return true;
  const session = useSession();
  if (session.standing === 'asking') fetchAhead(to, screen);
  await session.ask();
  if (session.standing === 'out') {
    location.assign(loginAddress(to.fullPath));
    return false;
  }
  if (session.standing === 'in' && !session.opens(screen)) {
    await session.askLent();
    if (!session.opens(screen)) return { name: 'home' };
  }
  return true;
}
