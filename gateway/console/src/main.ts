import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import { useSession } from './session/session';
import { i18n } from './words/i18n';
import './styles.css';

const app = createApp(App).use(createPinia()).use(i18n);
void useSession().ask();
app.use(router).mount('#app');

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
