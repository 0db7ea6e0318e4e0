-- 代签收: an organisation without staff of its own lets one above it sign in its name. Kept when it is over.
create table signing_arrangement (
    id           uuid primary key,
    organisation text        not null references organisation,
    agent        text        not null references organisation,
    reason       text        not null check (reason <> ''),
    granted_by   text        not null references organisation,
    by_subject   text        not null,
    by_name      text        not null,
    granted_at   timestamptz not null,
    ended_at     timestamptz,
    ended_by     text,
    check (organisation <> agent),
    check ((ended_at is null) = (ended_by is null))
);
create unique index signing_arrangement_in_force on signing_arrangement (organisation, agent) where ended_at is null;
create index signing_arrangement_agent on signing_arrangement (agent, id);

-- Whose clerk it was, where it was not the organisation's own.
alter table receipt add column agent text check (agent <> organisation);
