import type { Sent, Shown } from '../api/types';
import type { Selector } from '../shared/RecipientPicker.vue';

export type NoticeRequest = Sent<'/api/notices', 'post'>;
export type Notice = Shown<'/api/notices/{id}'>;
type Task = NonNullable<NoticeRequest['tasks']>[number];

/** A draft as a form holds it: no nulls. */
export interface Draft {
  issuerMark: string;
  type: string;
  title: string;
  body: string;
  urgency: string;
  to: Selector[];
  cc: Selector[];
  contact: string;
  replyRequired: boolean;
  replyDue: string;
  forwardRequired: boolean;
  drill: boolean;
  tasks: { text: string; responsibleRole: string; due: string; dueText: string; lead?: string }[];
}

export const EMPTY: Draft = {
  issuerMark: '', type: '通知', title: '', body: '', urgency: '', to: [], cc: [], contact: '', replyRequired: false, replyDue: '', forwardRequired: false, drill: false, tasks: [],
};

export const TYPES = ['通知', '通报', '函', '意见', '报告', '请示', '批复', '纪要', '公告', '通告', '决定'];

export function draftOf(notice: Notice): Draft {
  return {
    issuerMark: notice.issuerMark ?? '',
    type: notice.type ?? '通知',
    title: notice.title ?? '',
    body: notice.body ?? '',
    urgency: notice.urgency ?? '',
    to: notice.to ?? [],
    cc: notice.cc ?? [],
    contact: notice.contact ?? '',
    replyRequired: notice.replyRequired ?? false,
    replyDue: notice.replyDue ?? '',
    forwardRequired: notice.forwardRequired ?? false,
    drill: notice.drill ?? false,
    tasks: (notice.tasks ?? []).map((task) => ({ text: task.text ?? '', responsibleRole: task.responsibleRole ?? '', due: task.due ?? '', dueText: task.dueText ?? '', lead: task.lead ?? undefined })),
  };
}

/** What is sent. What the form does not show of the notice, such as its printed elements, stays as it was. */
export function requestOf(draft: Draft, before?: Notice): NoticeRequest {
  const asks = draft.replyRequired || !!draft.replyDue;
  return {
    issuerMark: draft.issuerMark.trim(),
    type: draft.type,
    title: draft.title.trim(),
    body: draft.body,
    urgency: draft.urgency || undefined,
    to: draft.to,
    cc: draft.cc,
    contact: draft.contact.trim() || undefined,
    replyRequired: asks,
    replyDue: draft.replyDue || undefined,
    forwardRequired: draft.forwardRequired,
    drill: draft.drill,
    telegram: before?.telegram ?? false,
    response: before?.response ?? undefined,
    elements: written(before),
    tasks: draft.tasks.filter((task) => task.text.trim()).map((task, i): Task => ({
      number: i + 1, text: task.text.trim(), responsibleRole: task.responsibleRole.trim() || undefined, due: task.due || undefined, dueText: task.dueText.trim() || undefined, lead: task.lead,
    })),
  };
}

function written(before: Notice | undefined): NoticeRequest['elements'] {
  return before?.elements ?? undefined;
}

/** Enough to be kept on the server. */
export function mayBeSaved(draft: Draft): boolean {
  return !!(draft.issuerMark.trim() && draft.title.trim() && draft.body.trim() && draft.to.length);
}
