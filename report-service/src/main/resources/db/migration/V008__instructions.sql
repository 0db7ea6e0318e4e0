create table instruction (
    id            uuid primary key,
    brief         uuid        not null references brief,
    organisation  text        not null,
    rank          text        not null check (rank <> ''),
    text          text        not null check (text <> ''),
    instructed_on date        not null,
    state         text        not null check (state in ('OPEN', 'CLOSED')),
    recorded_by   text        not null,
    recorded_name text        not null,
    recorded_at   timestamptz not null,
    closed_at     timestamptz,
    check ((state = 'CLOSED') = (closed_at is not null))
);
create index instruction_organisation on instruction (organisation, id);

create table instruction_task (
    instruction  uuid not null references instruction,
    number       int  not null check (number > 0),
    text         text not null check (text <> ''),
    organisation text not null,
    due_on       date,
    due_text     text,
    primary key (instruction, number)
);

-- Tasks that were reported done, as notice-service knows them. A task is done once; its instruction need not be known yet.
create table task_completion (
    task         uuid primary key,
    instruction  uuid        not null,
    organisation text        not null,
    result       text        not null,
    completed_at timestamptz not null
);
create index task_completion_instruction on task_completion (instruction);
