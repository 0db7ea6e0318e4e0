import { ref } from 'vue';

/** Counts what was done to meetings and initiatives, so that the list beside the page loads anew. */
export const changes = ref(0);
