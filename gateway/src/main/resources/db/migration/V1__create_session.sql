-- sessions of browsers; the secret that opens the tokens is only in the browser's cookie
create table session (
    id          text primary key,
    tokens      bytea       not null,
    version     int         not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null
);

create index session_expires_at on session (expires_at);
