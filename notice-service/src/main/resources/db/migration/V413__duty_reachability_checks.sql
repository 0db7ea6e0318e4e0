-- Tests whether duty points can be reached. Who was asked is frozen when a check starts.
create table duty_check (
    id              uuid primary key,
    organisation    text        not null references organisation,
    note            text,
    by_subject      text        not null,
    by_name         text        not null,
    by_organisation text        not null,
    started_at      timestamptz not null,
    due_at          timestamptz not null check (due_at > started_at)
);
create index duty_check_of on duty_check (organisation, id desc);

-- An organisation answers as a whole: which person did is nobody's figure.
create table duty_check_unit (
    check_id     uuid    not null references duty_check,
    organisation text    not null references organisation,
    manned       boolean not null,
    answered_at  timestamptz,
    primary key (check_id, organisation)
);
create index duty_check_unit_of on duty_check_unit (organisation, check_id desc);
