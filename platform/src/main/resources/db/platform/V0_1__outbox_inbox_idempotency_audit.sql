-- Events that committed but are not yet acknowledged by Kafka. A row is deleted when they are.
create table outbox (
    id          bigint generated always as identity primary key,
    event_id    uuid        not null unique,
    type        text        not null,
    topic       text        not null,
    key         text        not null,
    data        bytea       not null,
    traceparent text,
    created_at  timestamptz not null default clock_timestamp(),
    attempts    int         not null default 0,
    -- set when the broker refused the event for good; an operator retries or purges it
    parked_at   timestamptz,
    reason      text
);
create index outbox_parked on outbox (topic, key) where parked_at is not null;

-- Events this service has handled.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null default now()
);
create index inbox_received on inbox (received_at);

-- First answers of requests that carried an Idempotency-Key.
create table idempotency (
    subject      text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int         not null,
    headers      jsonb       not null,
    body         text,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    primary key (subject, key)
);
create index idempotency_expires on idempotency (expires_at);

-- Who read or changed what. Rows are chained by hash in the order of seq and never change afterwards.
create table audit (
    id           bigint generated always as identity primary key,
    at           timestamptz not null default clock_timestamp(),
    subject      text        not null,
    organisation text,
    action       text        not null,
    object_type  text        not null,
    object_id    text        not null,
    outcome      text        not null,
    detail       jsonb       not null default '{}',
    seq          bigint unique,
    hash         bytea
);
create index audit_unsealed on audit (id) where seq is null;
create index audit_object on audit (object_type, object_id);

create function audit_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
       and (old.id, old.at, old.subject, old.organisation, old.action, old.object_type, old.object_id, old.outcome, old.detail)
           is not distinct from
           (new.id, new.at, new.subject, new.organisation, new.action, new.object_type, new.object_id, new.outcome, new.detail)
    then
        return new;
    end if;
    raise exception 'the audit trail is append-only';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function audit_append_only();
create trigger audit_no_truncate before truncate on audit for each statement execute function audit_append_only();
