-- Alerts of others, taken in as CAP messages. A message is taken in once by an organisation.
create table alert (
    id          uuid primary key,
    received_by text        not null references organisation,
    sender      text        not null,
    identifier  text        not null,
    sent        timestamptz not null,
    exercise    boolean     not null,
    msg_type    text        not null check (msg_type in ('Alert', 'Update', 'Cancel')),
    category    text        not null,
    event       text        not null check (event <> ''),
    headline    text,
    description text,
    instruction text,
    colour      text        check (colour in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    urgency     text        not null,
    severity    text        not null,
    certainty   text        not null,
    effective   timestamptz,
    onset       timestamptz,
    expires     timestamptz,
    all_clear   boolean     not null,
    sender_name text,
    area        text,
    divisions   text[]      not null,
    document    bytea       not null,
    by_subject  text        not null,
    by_name     text        not null,
    received_at timestamptz not null,
    unique (received_by, sender, identifier, sent)
);
create index alert_message on alert (sender, identifier, sent);

-- The messages that an alert takes the place of or cancels, known here or not (yet).
create table alert_reference (
    alert      uuid        not null references alert,
    sender     text        not null,
    identifier text        not null,
    sent       timestamptz not null,
    primary key (alert, sender, identifier, sent)
);
create index alert_reference_to on alert_reference (sender, identifier, sent);

-- The alert for which the response was activated.
alter table response add column alert uuid references alert;
