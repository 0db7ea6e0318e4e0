// Lets the console start without a network: the page, its scripts and styles. What services answer is never kept here.
const SHELL = 'shell-__VERSION__';
const FILES = __FILES__;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/') || pathname === '/icon.svg') {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
  } else if (event.request.mode === 'navigate' && (pathname === '/' || pathname.startsWith('/app/'))) {
    event.respondWith(fetch(event.request).catch(() => caches.match('/')));
  }
});
