-- A verdict is what an organisation says about one claim. Its versions are never edited once published.
create table verdict (
    id           uuid primary key,
    organisation text        not null,
    -- the id under which somebody else published it, for imports
    external_id  text,
    created_at   timestamptz not null,
    -- counts every act on it: the ETag of the desk
    revision     int         not null,
    unique (organisation, external_id)
);
create index verdict_organisation on verdict (organisation, id);

create table verdict_version (
    id                uuid primary key,
    verdict_id        uuid not null references verdict,
    number            int  not null check (number >= 1),
    state             text not null check (state in ('DRAFT', 'RETURNED', 'REVIEWED', 'PUBLISHED', 'SUPERSEDED')),
    claim             text not null check (char_length(claim) between 1 and 2000),
    rating            text not null check (rating in ('FALSE', 'MISLEADING', 'PARTLY_TRUE', 'TRUE', 'UNPROVEN')),
    summary           text,
    explanation       text not null,
    sources           jsonb not null check (jsonb_typeof(sources) = 'array' and jsonb_array_length(sources) >= 1),
    effective_until   date,
    imported          boolean not null,
    -- who wrote in it; none of them may review it
    authors           text[] not null,
    author_name       text not null,
    -- counts the changes of its content
    content_revision  int  not null,
    reviewer          text,
    reviewer_name     text,
    review_note       text,
    reviewed_at       timestamptz,
    -- the content the reviewer read
    reviewed_revision int,
    published_at      timestamptz,
    superseded_at     timestamptz,
    edition           bigint,
    unique (verdict_id, number),
    constraint reviewer_is_no_author check (reviewer is null or not (reviewer = any (authors))),
    constraint published_as_reviewed check (
        state in ('DRAFT', 'RETURNED') or (reviewer_name is not null and reviewed_revision = content_revision)),
    constraint reviewed_by_a_person check (imported or state in ('DRAFT', 'RETURNED') or reviewer is not null),
    constraint published_in_an_edition check (
        (state in ('PUBLISHED', 'SUPERSEDED')) = (published_at is not null and edition is not null)),
    constraint superseded_at_a_time check ((state = 'SUPERSEDED') = (superseded_at is not null))
);
create unique index verdict_version_current on verdict_version (verdict_id) where state = 'PUBLISHED';
create unique index verdict_version_open on verdict_version (verdict_id)
    where state in ('DRAFT', 'RETURNED', 'REVIEWED');
create index verdict_version_edition on verdict_version (edition) where state = 'PUBLISHED';
create index verdict_version_newest on verdict_version (published_at desc, verdict_id desc) where state = 'PUBLISHED';

-- What was published stays as it was; it can only be superseded.
create function verdict_version_frozen() returns trigger language plpgsql as $$
begin
    if old.state not in ('PUBLISHED', 'SUPERSEDED') then
        return coalesce(new, old);
    end if;
    if tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'SUPERSEDED'
       and to_jsonb(new) - '{state,superseded_at}'::text[] = to_jsonb(old) - '{state,superseded_at}'::text[] then
        return new;
    end if;
    if tg_op = 'UPDATE' and to_jsonb(new) = to_jsonb(old) then
        return new;
    end if;
    raise exception 'version % of verdict % is published and cannot change', old.number, old.verdict_id;
end $$;
create trigger verdict_version_frozen before update or delete on verdict_version
    for each row execute function verdict_version_frozen();

-- Raised by each publication. The row lock lets publications commit in the order of their editions.
create table verdict_edition (
    edition bigint  not null,
    single  boolean primary key default true check (single)
);
insert into verdict_edition (edition) values (0);
