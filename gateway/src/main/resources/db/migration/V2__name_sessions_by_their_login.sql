-- by which the provider, and a person who logs out everywhere, name the sessions to end
alter table session add column login text;
alter table session add column subject text;
create index session_login on session (login);
create index session_subject on session (subject);

-- tokens that no longer count although they have not expired; one row per logout, swept after half a day
create table revocation (
    id         bigint generated always as identity primary key,
    session    text,
    subject    text,
    at         timestamptz not null,
    written_at timestamptz not null default now(),
    check ((session is null) <> (subject is null))
);

create index revocation_written_at on revocation (written_at);
