-- What the organisations of a frozen audience were asked to do, often just one. They get no rows of their own until they
-- act.
create table task (
    id               uuid primary key,
    source_kind      text        not null check (source_kind in ('NOTICE', 'INSTRUCTION', 'RESPONSE')),
    source_id        uuid        not null,
    number           int         not null check (number > 0),
    text             text        not null check (text <> ''),
    responsible_role text,
    due_on           date,
    due_text         text,
    given_by         text        not null references organisation,
    audience         uuid        not null references audience,
    way              text        not null,
    -- the only one charged, where it is one
    organisation     text references organisation,
    charged          int         not null check (charged > 0),
    drill            boolean     not null,
    opened_at        timestamptz not null,
    ended_at         timestamptz,
    check ((organisation is not null) = (charged = 1)),
    unique nulls not distinct (source_kind, source_id, number, organisation)
);
create index task_source on task (source_id);
create index task_audience on task (audience, way);

-- How far an organisation has got, in its own words; only added to.
create table task_progress (
    id           bigint generated always as identity primary key,
    task         uuid        not null references task,
    organisation text        not null references organisation,
    text         text        not null check (text <> ''),
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null
);
create index task_progress_of on task_progress (task, organisation, id desc);

-- What came of it. An organisation answers once.
create table task_completion (
    task         uuid        not null references task,
    organisation text        not null references organisation,
    result       text        not null check (result <> ''),
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null,
    primary key (task, organisation)
);
