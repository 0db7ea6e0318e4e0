import { ref } from 'vue';

/** Whether the sheet that names the shortcuts is shown. */
export const isSheetOpen = ref(false);
