-- A correction (更正) is a draft of the next version of an issued notice; its issue ends the one before it.
alter table notice
    add column corrects          uuid references notice,
    add column correction_reason text,
    add constraint notice_correction check ((corrects is null) = (correction_reason is null));
create index notice_corrects on notice (corrects) where corrects is not null;

-- An issued notice never changes; what ended it stands here, once for the notice itself and once for each issued
-- forward of it, over all hops. The key lets only the first of two endings in.
create table notice_ending (
    notice         uuid primary key references notice,
    kind           text        not null check (kind in ('REVOKED', 'ABOLISHED', 'SUPERSEDED')),
    -- the notice that was ended: this one, or one that it carries on
    cause          uuid        not null references notice,
    successor      uuid references notice,
    reason         text        not null check (reason <> ''),
    effective_from date        not null,
    at             timestamptz not null,
    person         text        not null,
    name           text        not null,
    check ((kind = 'SUPERSEDED') = (successor is not null))
);

create function notice_ending_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'the ending of notice % never changes', old.notice;
end $$;
create trigger notice_ending_is_final before update or delete on notice_ending
    for each row execute function notice_ending_is_final();
