-- Plans (应急预案) of organisations, made before anything happens. Each revision is an edition of its own that never
-- changes: a response keeps the one it was activated with.
create table response_plan (
    id             uuid primary key,
    organisation   text not null references organisation,
    name           text not null check (name <> ''),
    event_class    text not null check (event_class in ('NATURAL_DISASTER', 'ACCIDENT', 'PUBLIC_HEALTH', 'SOCIAL_SECURITY')),
    event_type     text not null check (event_type <> ''),
    -- the newest
    edition        int  not null check (edition > 0),
    copied_from    uuid references response_plan,
    copied_edition int,
    retired_at     timestamptz,
    check ((copied_from is null) = (copied_edition is null))
);
create unique index response_plan_name on response_plan (organisation, name) where retired_at is null;

create table response_plan_edition (
    plan       uuid        not null references response_plan,
    edition    int         not null check (edition > 0),
    content    jsonb       not null,
    by_subject text        not null,
    by_name    text        not null,
    at         timestamptz not null,
    primary key (plan, edition)
);
create function response_plan_edition_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'edition % of plan % never changes', old.edition, old.plan;
end $$;
create trigger response_plan_edition_is_final before update or delete on response_plan_edition
    for each row execute function response_plan_edition_is_final();

alter table response
    add column plan_id      uuid,
    add column plan_edition int,
    add foreign key (plan_id, plan_edition) references response_plan_edition,
    add check ((plan_id is null) = (plan_edition is null));

-- The numbers of the tasks that a step asked for and of those that it took back.
alter table response_step add column opened int[], add column dropped int[];

-- What the government declared about an event, each with its source and time. Only added to; what was declared last counts,
-- in whatever order it was told.
create table response_declaration (
    response    uuid        not null references response,
    n           int         not null,
    kind        text        not null check (kind in ('GOVERNMENT_LEVEL', 'WARNING')),
    level       text        check (level in ('I', 'II', 'III', 'IV')),
    colour      text        check (colour in ('RED', 'ORANGE', 'YELLOW', 'BLUE')),
    source      text        check (source <> ''),
    declared_at timestamptz not null,
    by_subject  text        not null,
    by_name     text        not null,
    recorded_at timestamptz not null,
    primary key (response, n),
    check (level is null or kind = 'GOVERNMENT_LEVEL'),
    check (colour is null or kind = 'WARNING')
);
create trigger response_declaration_append_only before update or delete on response_declaration
    for each row execute function response_step_append_only();

-- Why a task is not asked for any more, and who decided it; null where it ended with the document that asked for it.
alter table task
    add column ended_as text check (ended_as in ('NO_LONGER_REQUIRED', 'RESPONSE_OVER')),
    add column ended_by text,
    add check (ended_as is null or ended_at is not null),
    add check ((ended_as is null) = (ended_by is null));

-- Another level may ask others to be on duty: then one demand ends and another begins.
alter table duty_demand drop constraint duty_demand_pkey;
alter table duty_demand add column id bigint generated always as identity primary key;
create unique index duty_demand_one_running on duty_demand (response) where until is null;
