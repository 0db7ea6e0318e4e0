import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { consoleRouter } from './router';
import { useSession } from './session/session';
import { i18n } from './words/i18n';
// what most people open first comes along: to ask for it later is one more way there and back
import './inbox/InboxList.vue';
import './styles.css';

/** Lets the browser do what waits, so that a slow phone answers a finger between the steps: what runs first is compiled then. */
const others = () => new Promise((next) => setTimeout(next));

async function start() {
  const app = createApp(App).use(createPinia()).use(i18n);
  void useSession().ask();
  await others();
  i18n.global.t('product');
  await others();
  app.use(consoleRouter());
  await others();
  app.mount('#app');
}

void start();

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
