-- Addresses outside that organisations want to be told at.
create table webhook (
    id            uuid primary key,
    organisation  text        not null references organisation,
    url           text        not null check (url <> ''),
    types         text[]      not null check (types <> '{}'),
    description   text,
    state         text        not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    state_since   timestamptz not null,
    reason        text,
    secret        bytea       not null,
    former_secret bytea,
    former_until  timestamptz,
    failing_since timestamptz,
    created_at    timestamptz not null,
    created_by    text        not null,
    version       int         not null,
    unique (organisation, url),
    check ((former_secret is null) = (former_until is null)),
    check ((state = 'DISABLED') = (reason is not null))
);

-- What they were or are to be told. The unique key guards against an event that Kafka delivers twice.
create table webhook_delivery (
    id           uuid primary key default uuidv7(),
    webhook      uuid        not null references webhook on delete cascade,
    event        uuid        not null,
    type         text        not null,
    body         text        not null,
    state        text        not null check (state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    attempts     int         not null,
    queued_at    timestamptz not null,
    -- the next attempt; while one is running, when it counts as lost
    next_at      timestamptz not null,
    -- of the last attempt
    attempted_at timestamptz,
    status       int,
    took_ms      int,
    excerpt      text,
    reason       text,
    ended_at     timestamptz,
    unique (webhook, event),
    check ((ended_at is null) = (state = 'WAITING'))
);
create index webhook_delivery_due on webhook_delivery (webhook, next_at) where state = 'WAITING';
create index webhook_delivery_of on webhook_delivery (webhook, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

-- How far a notice had come when that was told last.
create table notice_progress (
    notice    uuid primary key references notice,
    opened    int not null,
    signed    int not null,
    returned  int not null,
    replied   int not null,
    completed int not null,
    told_at   timestamptz not null
);
