-- Whose mark (机关代字) it is: the organisation that first numbered a document with it.
create table issuer_mark (
    mark         text primary key check (mark ~ '^[一-鿿]{2,12}$'),
    organisation text not null
);

-- The next number of a mark in a year. Taking one locks the row until the issue commits: a number is given out exactly
-- if its document was issued, so the series has no gaps and no doubles.
create table notice_series (
    mark text not null references issuer_mark,
    year int  not null check (year between 1949 and 2099),
    next int  not null check (next between 1 and 100000),
    primary key (mark, year)
);

create sequence notice_issue_order;

create table notice (
    id               uuid primary key,
    organisation     text        not null,
    mark             text        not null check (mark ~ '^[一-鿿]{2,12}$'),
    type             text        not null,
    title            text        not null,
    body             text        not null,
    urgency          text,
    contact          text,
    addressees       jsonb       not null,
    copies           jsonb       not null,
    forward_of       uuid references notice,
    root             uuid references notice,
    state            text        not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'ISSUED')),
    version          bigint      not null,
    created_at       timestamptz not null,
    issued_year      int,
    issued_sequence  int,
    number           text unique,
    issuer_name      text,
    issued_on        date,
    issued_at        timestamptz,
    -- newest first in every inbox; a draft may be years older than its issue
    issue_order      bigint unique,
    audience         uuid unique references audience,
    recipients       int,
    unique (mark, issued_year, issued_sequence),
    check ((forward_of is null) = (root is null)),
    check ((state = 'ISSUED') = (issued_year is not null and issued_sequence is not null and number is not null
        and issuer_name is not null and issued_on is not null and issued_at is not null and issue_order is not null
        and audience is not null and recipients is not null))
);
create index notice_organisation on notice (organisation, id desc);
create index notice_forward_of on notice (forward_of) where forward_of is not null;

-- What a notice asks, broken into numbered tasks. A deadline may be firm, vague (近期), both or missing.
create table notice_task (
    notice           uuid not null references notice,
    number           int  not null check (number > 0),
    text             text not null,
    responsible_role text,
    due              date,
    due_text         text,
    primary key (notice, number)
);

-- The handling sheet: who did what with a draft, in order.
create table notice_step (
    notice uuid        not null references notice,
    n      int         not null,
    step   text        not null check (step in ('DRAFTED', 'SUBMITTED', 'APPROVED', 'REJECTED', 'ISSUED')),
    person text        not null,
    name   text        not null,
    at     timestamptz not null,
    remark text,
    primary key (notice, n)
);

create table attachment (
    id           uuid primary key,
    notice       uuid        not null references notice,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null check (size > 0),
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    added_at     timestamptz not null
);
create index attachment_notice on attachment (notice, id);

-- Pieces of a file, so that neither side of the connection ever holds the whole.
create table attachment_chunk (
    attachment uuid  not null references attachment,
    n          int   not null,
    bytes      bytea not null,
    primary key (attachment, n)
);
-- most files are compressed already
alter table attachment_chunk alter column bytes set storage external;

-- An issued document never changes, whatever the code does: a correction is a new document.
create function notice_is_final() returns trigger language plpgsql as $$
begin
    if old.state = 'ISSUED' then
        raise exception 'notice % is issued and never changes', old.id;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger notice_is_final before update or delete on notice for each row execute function notice_is_final();

create function notice_part_is_final() returns trigger language plpgsql as $$
declare
    part uuid := case tg_op when 'DELETE' then old.notice else new.notice end;
begin
    if exists (select 1 from notice where id = part and state = 'ISSUED') then
        raise exception 'notice % is issued and never changes', part;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger notice_task_is_final before insert or update or delete on notice_task
    for each row execute function notice_part_is_final();
create trigger attachment_is_final before insert or update or delete on attachment
    for each row execute function notice_part_is_final();

create function attachment_chunk_is_final() returns trigger language plpgsql as $$
declare
    part uuid := case tg_op when 'DELETE' then old.attachment else new.attachment end;
begin
    if exists (select 1 from attachment a join notice n on n.id = a.notice where a.id = part and n.state = 'ISSUED') then
        raise exception 'attachment % belongs to an issued notice and never changes', part;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger attachment_chunk_is_final before insert or update or delete on attachment_chunk
    for each row execute function attachment_chunk_is_final();
