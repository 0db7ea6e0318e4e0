-- The right to approve and issue, given by an issuer to a colleague for a time.
create table delegation (
    id           uuid primary key,
    organisation text        not null references organisation,
    from_subject text        not null,
    from_account text        not null,
    from_name    text        not null,
    to_account   text        not null check (to_account <> ''),
    to_name      text        not null check (to_name <> ''),
    reason       text        not null check (reason <> ''),
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    given_at     timestamptz not null,
    ended_at     timestamptz,
    ended_by     text,
    check (from_account <> to_account),
    check ((ended_at is null) = (ended_by is null))
);
create index delegation_to on delegation (to_account, organisation, ends_at);
create index delegation_organisation on delegation (organisation, id);
