import { answer, api } from '../api/client';

/** How many notices nobody of the organisation has opened, drills among them. */
export async function unread(): Promise<number> {
  const count = await answer(api.GET('/api/inbox/unread'));
  return (count.unread ?? 0) + (count.drill ?? 0);
}
