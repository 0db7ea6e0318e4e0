-- Reminders of replies (答复) that a notice asks for by a day.
alter table urging
    drop constraint urging_subject_kind_check,
    drop constraint urging_settled_by_check,
    add constraint urging_subject_kind_check
        check (subject_kind in ('REPORT', 'TASK', 'NOTICE', 'SILENCE', 'REPLY')),
    add constraint urging_settled_by_check
        check (settled_by in ('SUBMISSION', 'COMPLETION', 'END', 'SIGNATURE', 'RETURN', 'WITHDRAWAL', 'REPLY'));

-- Of which notices everybody was reminded: before the day (1), and when it had passed (2).
create table reply_reminder (
    notice uuid        not null references notice,
    step   int         not null check (step in (1, 2)),
    at     timestamptz not null,
    primary key (notice, step)
);
create index notice_reply_due on notice (reply_due) where reply_due is not null;
