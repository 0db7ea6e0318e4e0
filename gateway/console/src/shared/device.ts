import { onMounted, onUnmounted, ref, watch } from 'vue';

const LARGE = 'large-text';

/** Large-text mode, kept on this device. */
export const isLarge = ref(localStorage.getItem(LARGE) === 'yes');

watch(isLarge, (large) => {
  document.documentElement.classList.toggle('large', large);
  if (large) localStorage.setItem(LARGE, 'yes');
  else localStorage.removeItem(LARGE);
}, { immediate: true });

/** Whether the server was reached the last time it was asked. What the browser thinks of its network is only a hint. */
export const isOnline = ref(true);

export function watchNetwork() {
  addEventListener('offline', () => (isOnline.value = false));
  addEventListener('online', () => (isOnline.value = true));
}

/** Whether a list and a page fit beside each other. */
export function useWide() {
  const query = matchMedia('(min-width: 1024px)');
  const wide = ref(query.matches);
  const look = () => (wide.value = query.matches);
  onMounted(() => query.addEventListener('change', look));
  onUnmounted(() => query.removeEventListener('change', look));
  return wide;
}
