-- Events this service could not handle, each kept until an operator replays or purges it.
create table dead_letter (
    id          uuid primary key default uuidv7(),
    topic       text        not null,
    partition   int         not null,
    position    bigint      not null,
    key         text,
    event_id    uuid,
    type        text,
    -- as Kafka had them, in base64
    headers     jsonb       not null,
    data        bytea,
    reason      text        not null,
    recorded_at timestamptz not null,
    died_at     timestamptz not null default clock_timestamp(),
    replayed_at timestamptz,
    replayed_by text,
    -- read twice it died once; a broker that lost everything counts its positions anew
    unique (topic, partition, position, recorded_at)
);
create index dead_letter_replayed on dead_letter (replayed_at) where replayed_at is not null;
