create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- The reserve of experts (专家库). Each profile belongs to the pool of one organisation.
create table expert (
    id              uuid primary key default uuidv7(),
    pool            text        not null,
    -- number in the pool's own list; an import finds the profile again by it
    reference       text,
    name            text        not null,
    employer        text,
    title_code      text,
    grade           text,
    specialities    text,
    category        text,
    division_code   text check (division_code ~ '^[0-9]{6}$'),
    remote          boolean,
    languages       text[]      not null default '{}',
    -- when the expert can be asked; null: never said
    available       datemultirange,
    status          text        not null check (status in ('RESERVE', 'ACTIVE', 'LAPSED')),
    consent_basis   text,
    consent_purpose text,
    consent_until   date,
    username        text unique,
    -- the login that first used the username: a later holder of the same name is somebody else
    user_subject    text unique,
    last_contact_on date,
    synthetic       boolean     not null,
    missing         text[]      not null,
    version         bigint      not null default 0,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    unique (pool, reference),
    check ((consent_basis is null) = (consent_purpose is null) and (consent_basis is null) = (consent_until is null))
);
create index expert_of_pool on expert (pool, name);
create index expert_words on expert using gin ((name || ' ' || coalesce(specialities, '') || ' ' || coalesce(employer, '')) gin_trgm_ops);

create table expert_discipline (
    expert     uuid    not null references expert on delete cascade,
    discipline text    not null references discipline,
    main       boolean not null,
    primary key (expert, discipline)
);
create unique index expert_discipline_one_main on expert_discipline (expert) where main;
create index expert_discipline_experts on expert_discipline (discipline, expert);

-- Kept apart so that no list can show it by accident.
create table expert_contact (
    expert uuid primary key references expert on delete cascade,
    phone  text,
    email  text
);
