-- Private keys to calendar feeds. Only their hashes are kept; a new key makes the former one void.
create table duty_calendar (
    id           uuid primary key,
    organisation text        not null references organisation,
    -- whose own seats it shows; all of the organisation's when null
    person       uuid references duty_person,
    secret_hash  bytea       not null unique,
    hashed_with  text        not null,
    made_by      text        not null,
    made_at      timestamptz not null,
    revoked_at   timestamptz
);
create unique index duty_calendar_one on duty_calendar (organisation, person) nulls not distinct where revoked_at is null;
