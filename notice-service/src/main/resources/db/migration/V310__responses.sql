-- Response mechanisms that associations activated.
create table response (
    id               uuid primary key,
    event            text        not null check (event <> ''),
    organisation     text        not null references organisation,
    division_code    text        not null,
    level            text        not null check (level in ('I', 'II', 'III', 'IV')),
    government_level text        check (government_level in ('I', 'II', 'III', 'IV')),
    warning_colour   text        check (warning_colour in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    drill            boolean     not null,
    started_on       date        not null,
    plan             jsonb       not null,
    expected_reports int         not null,
    activated_at     timestamptz not null,
    stood_down_at    timestamptz
);

-- A drill runs beside the real thing and never instead of it.
create unique index response_one_active on response (organisation, event, drill) where stood_down_at is null;
create index response_daily_report on response ((plan -> 'dailyReport' ->> 'form')) where stood_down_at is null;

-- Every step of a response: who, when, from where to where. Only added to.
create table response_step (
    response         uuid        not null references response,
    n                int         not null,
    kind             text        not null check (kind in ('ACTIVATED', 'LEVEL_CHANGED', 'STOOD_DOWN')),
    from_level       text,
    to_level         text,
    government_level text,
    by_subject       text        not null,
    by_name          text        not null,
    by_organisation  text        not null,
    at               timestamptz not null,
    primary key (response, n)
);
create function response_step_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the history of a response is append-only';
end $$;
create trigger response_step_append_only before update or delete on response_step
    for each row execute function response_step_append_only();
