-- Opinions that experts gave, as material for briefs. The id is the opinion's.
create table brief_item (
    id           uuid primary key,
    expert       uuid        not null,
    expert_name  text        not null,
    organisation text        not null,
    title        text        not null,
    text         text        not null,
    given_at     timestamptz not null,
    received_at  timestamptz not null
);
create index brief_item_received on brief_item (received_at, id);

create table brief (
    id           uuid primary key,
    organisation text        not null,
    series       text        not null check (series <> ''),
    title        text        not null check (title <> ''),
    summary      text,
    problem      text,
    advice       text,
    state        text        not null check (state in ('DRAFT', 'ISSUED')),
    year         int,
    issue        int check (issue > 0),
    issued_on    date,
    issued_by    text,
    author       text        not null,
    author_name  text        not null,
    changed_at   timestamptz not null,
    revision     bigint      not null,
    unique (organisation, series, year, issue),
    check ((state = 'ISSUED') = (issue is not null and year is not null and issued_on is not null)),
    check (year = extract(year from issued_on))
);

create table brief_material (
    brief uuid not null references brief,
    n     int  not null,
    item  uuid not null references brief_item,
    primary key (brief, n),
    unique (brief, item) deferrable initially deferred
);
create index brief_material_item on brief_material (item);

-- The last number given out. Its row is locked while the next one is given, and goes back with a rollback.
create table brief_series (
    organisation text not null,
    series       text not null,
    year         int  not null,
    last         int  not null check (last > 0),
    primary key (organisation, series, year)
);

create table brief_submission (
    id            uuid primary key,
    brief         uuid        not null references brief,
    recipient     text        not null check (recipient <> ''),
    channel       text        not null check (channel <> ''),
    sent_on       date        not null,
    recorded_by   text        not null,
    recorded_name text        not null,
    recorded_at   timestamptz not null
);
create index brief_submission_brief on brief_submission (brief);

create function brief_kept() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.state = 'ISSUED' then
        raise exception 'an issued brief never changes';
    end if;
    if tg_op <> 'DELETE' and new.state = 'ISSUED' and new.issue <> 1 + coalesce((select max(issue) from brief
        where organisation = new.organisation and series = new.series and year = new.year), 0)
    then
        raise exception 'issue % of % would leave a gap', new.issue, new.series;
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger brief_kept before insert or update or delete on brief for each row execute function brief_kept();

create function brief_material_kept() returns trigger language plpgsql as $$
begin
    if exists (select 1 from brief where id = case tg_op when 'INSERT' then new.brief else old.brief end and state = 'ISSUED')
    then
        raise exception 'the material of an issued brief never changes';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger brief_material_kept before insert or update or delete on brief_material
    for each row execute function brief_material_kept();
