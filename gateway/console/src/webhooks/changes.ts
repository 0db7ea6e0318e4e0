import { ref } from 'vue';

/** Rises when a webhook was changed here, so that the list beside it is read anew. */
export const changes = ref(0);
