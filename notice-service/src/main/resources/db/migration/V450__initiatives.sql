-- Initiatives (倡议书). Once published, text and addressees stay as they are.
create table initiative (
    id           uuid primary key,
    organisation text        not null references organisation,
    title        text        not null check (title <> ''),
    body         text        not null check (body <> ''),
    addressees   jsonb       not null,
    state        text        not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED')),
    audience     uuid        references audience,
    addressed    int,
    created_at   timestamptz not null,
    published_at timestamptz,
    published_by text,
    closed_at    timestamptz,
    version      bigint      not null,
    check (state = 'DRAFT' or (audience is not null and addressed > 0 and published_at is not null)),
    check ((state = 'CLOSED') = (closed_at is not null))
);
create index initiative_organisation on initiative (organisation, id);

-- Sign-ons are inserts keyed by the place an organisation has in the initiative's edition of the tree, so that a count
-- below an organisation is an index range. An undone one is gone; the audit trail tells that it was there.
create table initiative_sign_on (
    initiative   uuid        not null references initiative,
    pos          bigint      not null,
    organisation text        not null,
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null,
    primary key (initiative, pos)
);

-- A name is kept only of those who asked for it to be shown.
create table initiative_person (
    initiative   uuid        not null references initiative,
    subject      text        not null,
    pos          bigint      not null,
    organisation text        not null,
    name         text,
    at           timestamptz not null,
    primary key (initiative, subject)
);
create index initiative_person_pos on initiative_person (initiative, pos);

-- Signatures on paper, as an organisation counted them. Never edited: a new entry takes the place of a wrong one.
create table initiative_paper (
    id           uuid        primary key,
    initiative   uuid        not null references initiative,
    pos          bigint      not null,
    organisation text        not null,
    persons      int         not null check (persons between 0 and 1000000),
    source       text        not null check (source <> ''),
    evidence     text        not null check (evidence <> ''),
    corrects     uuid        unique references initiative_paper,
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null,
    check (persons > 0 or corrects is not null)
);
create index initiative_paper_pos on initiative_paper (initiative, pos);
create function initiative_paper_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'counts of paper signatures are append-only';
end $$;
create trigger initiative_paper_append_only before update or delete on initiative_paper
    for each row execute function initiative_paper_append_only();
