-- Opinions and advice of experts (意见建议) and what became of each.
create table opinion (
    id           uuid primary key,
    version      bigint      not null,
    expert       uuid        not null references expert,
    expert_name  text        not null,
    organisation text        not null,
    title        text        not null,
    text         text        not null check (char_length(text) <= 3000),
    given_at     timestamptz not null
);
create index opinion_of_expert on opinion (expert, id);
create index opinion_of_organisation on opinion (organisation, id);

-- The steps come from other services in any order. The wording of an instruction never reaches this service's tables.
create table opinion_step (
    opinion uuid        not null references opinion,
    kind    text        not null check (kind in ('USED', 'INSTRUCTED', 'CLOSED')),
    source  uuid        not null,
    series  text,
    issue   int,
    rank    text,
    on_date date        not null,
    seen_at timestamptz not null default now(),
    primary key (opinion, kind, source)
);
