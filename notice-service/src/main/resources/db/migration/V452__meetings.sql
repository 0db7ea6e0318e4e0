-- Online meetings: notice, attendance, minutes.
create table meeting (
    id            uuid primary key,
    organisation  text        not null references organisation,
    kind          text        not null check (kind in ('BRANCH', 'COUNCIL', 'OTHER')),
    title         text        not null check (title <> ''),
    starts_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > starts_at),
    link          text        not null check (link <> ''),
    agenda        text        not null check (agenda <> ''),
    task          uuid        references task,
    audience      uuid        not null references audience,
    invited       int         not null check (invited > 0),
    state         text        not null check (state in ('CALLED', 'CANCELLED', 'HELD')),
    called_by     text        not null,
    called_at     timestamptz not null,
    cancel_reason text,
    minutes       text,
    minutes_by    text,
    minutes_at    timestamptz,
    check ((state = 'CANCELLED') = (cancel_reason is not null)),
    check ((state = 'HELD') = (minutes is not null))
);
create index meeting_organisation on meeting (organisation, id);
create index meeting_task on meeting (task) where task is not null;

create table meeting_unit (
    meeting      uuid        not null references meeting,
    pos          bigint      not null,
    organisation text        not null,
    answer       text        check (answer in ('ACCEPTED', 'DECLINED')),
    remark       text,
    headcount    int         check (headcount between 0 and 100000),
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null,
    primary key (meeting, pos)
);

-- A person is here by her or his own act only, and is gone when she or he takes it back.
create table meeting_person (
    meeting      uuid        not null references meeting,
    subject      text        not null,
    pos          bigint      not null,
    organisation text        not null,
    name         text        not null,
    accepted_at  timestamptz,
    attended_at  timestamptz,
    primary key (meeting, subject),
    check (accepted_at is not null or attended_at is not null)
);
create index meeting_person_pos on meeting_person (meeting, pos);
