-- A response that asks for a report every day.
create table daily_schedule (
    response     uuid primary key,
    organisation text        not null,
    form_name    text        not null,
    selectors    jsonb       not null,
    drill        boolean     not null,
    first_date   date        not null,
    first_due_at timestamptz not null,
    -- when the response was announced
    known_at     timestamptz not null,
    -- whether the first period is still to be opened, and the day of the next one after it
    first_waits  boolean     not null default true,
    next_date    date        not null,
    opened       int         not null default 0,
    problem      text,
    problem_text text,
    retry_at     timestamptz not null
);

-- Also holds responses whose activation is not known here (yet): then it changes nothing when it comes.
create table ended_response (
    response uuid primary key,
    ended_at timestamptz not null,
    reason   text        not null
);
