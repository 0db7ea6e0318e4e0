-- What whoever is on duty leaves to the next.
create table duty_handover (
    id              uuid primary key,
    organisation    text        not null references organisation,
    rotation        uuid        not null references duty_rotation,
    day             date        not null,
    text            text        not null check (text <> ''),
    by_subject      text        not null,
    by_name         text        not null,
    at              timestamptz not null,
    read_by         text,
    read_at         timestamptz,
    acknowledged_by text,
    acknowledged_at timestamptz,
    version         int         not null,
    check ((read_by is null) = (read_at is null)),
    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check (acknowledged_at is null or read_at is not null)
);
create index duty_handover_of on duty_handover (organisation, id desc);

-- Seats that somebody asks others to take.
create table duty_swap (
    id           uuid primary key,
    organisation text        not null references organisation,
    rotation     uuid        not null references duty_rotation,
    day          date        not null,
    post         text        not null check (post in ('MAIN', 'BACKUP')),
    asker        uuid        not null references duty_person,
    -- anybody when null
    asked        uuid references duty_person check (asked <> asker),
    taker        uuid references duty_person check (taker <> asker),
    -- whether the asker held the seat by the plan
    by_plan      boolean     not null,
    reason       text,
    state        text        not null
        check (state in ('ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'OVERRIDDEN', 'LAPSED')),
    asked_at     timestamptz not null,
    changed_at   timestamptz not null,
    version      int         not null,
    check ((taker is not null) or state <> 'ACCEPTED')
);
create unique index duty_swap_asked_once on duty_swap (rotation, day, post) where state = 'ASKED';
create index duty_swap_open on duty_swap (rotation, day) where state in ('ASKED', 'ACCEPTED');
create index duty_swap_of on duty_swap (organisation, id desc);
