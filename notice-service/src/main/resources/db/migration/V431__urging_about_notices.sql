-- Urgings about notices that nobody signed (NOTICE), and words to the organisation above about those below it that keep
-- silent (SILENCE).
alter table urging
    drop constraint urging_subject_kind_check,
    drop constraint urging_settled_by_check,
    add constraint urging_subject_kind_check check (subject_kind in ('REPORT', 'TASK', 'NOTICE', 'SILENCE')),
    add constraint urging_settled_by_check
        check (settled_by in ('SUBMISSION', 'COMPLETION', 'END', 'SIGNATURE', 'RETURN', 'WITHDRAWAL')),
    -- how often the platform has urged about it by itself, this time included
    add column step     int not null default 1 check (step > 0),
    -- the first notice of the chain of forwards: a signature on any of its documents answers
    add column root     uuid,
    add column urgency  text,
    -- who asks, by the name it had
    add column asked_by text,
    -- how many below kept silent when it was told
    add column silent   int check (silent > 0),
    add check ((root is not null) = (subject_kind in ('NOTICE', 'SILENCE'))),
    add check ((silent is not null) = (subject_kind = 'SILENCE'));

drop index urging_by_itself_once;
create unique index urging_by_itself_once on urging (subject_kind, subject_id, organisation, step) where automatic;

-- What a signature stops.
create index urging_of_notice on urging (root, organisation) where state in ('SCHEDULED', 'DELIVERED') and root is not null;

-- When those who have not signed a document are urged next, by itself. No row per recipient: who is silent is asked then.
create table notice_ladder (
    notice  uuid primary key references notice,
    root    uuid not null references notice,
    urgency text,
    -- the step that comes next
    step    int  not null check (step > 0),
    -- null when nobody is urged about it any more
    next_at timestamptz,
    -- why it is not earlier
    held_by text check (held_by in ('QUIET_HOURS', 'HOLIDAY'))
);
create index notice_ladder_due on notice_ladder (next_at) where next_at is not null;
create index notice_ladder_root on notice_ladder (root) where next_at is not null;

alter table urging
    drop constraint urging_held_by_check,
    add constraint urging_held_by_check check (held_by in ('QUIET_HOURS', 'HOLIDAY', 'DAILY_CAP'));
